import { createHash } from 'node:crypto'
import { join } from 'node:path'
import { isStudioError, StudioError } from '../../shared/studio-error.ts'
import { realPlace } from './contained-path.ts'
import { holdLock, type Release } from './lock-file.ts'

/**
 * Holds files or folders that are about to be written, so that two jobs of this machine do not write them at once; all of
 * them or none. The locks lie in `data`, this machine's own folder. Throws StudioError('episode-busy') with `busy` of the
 * first place that another job holds, and what the disk refuses.
 */
export async function lockPlaces(
  data: string,
  places: readonly string[],
  busy: (place: string) => string,
): Promise<Release> {
  const held: Release[] = []
  const release = async () => {
    await Promise.all(held.splice(0).map((letGo) => letGo()))
  }
  try {
    for (const place of places) held.push(await lockPlace(data, place, busy))
  } catch (error) {
    await release()
    throw error
  }
  return release
}

async function lockPlace(data: string, place: string, busy: (place: string) => string): Promise<Release> {
  // One place may be written in several ways: in other letter case, which some disks do not tell apart, or by a link.
  const one = (await realPlace(place)).normalize('NFC').toLowerCase()
  const name = createHash('sha256').update(one).digest('hex').slice(0, 32)
  return holdLock(join(data, 'locks', 'places', `${name}.lock`), place).catch((error: unknown) => {
    throw isStudioError(error, 'episode-busy')
      ? new StudioError('episode-busy', busy(place), { cause: error })
      : error
  })
}
