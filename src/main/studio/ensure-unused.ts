import { isStudioError, StudioError } from '../../shared/studio-error.ts'
import type { Library } from '../library/library.ts'

/** Episodes read at once. */
const AT_ONCE = 16

/** Refuses where another episode than the one in `folder` is heard from a take, or holds to it. Throws StudioError: take-in-use. */
export async function ensureUnused({ episodes }: Library, take: string, folder: string): Promise<void> {
  const others = (await episodes.folders()).filter((other) => other !== folder).values()
  const look = async () => {
    for (const other of others) {
      const episode = await episodes.load(other).catch((error: unknown) => {
        if (!isStudioError(error)) throw error
      })
      if (episode === undefined) continue
      const { turns, lines, title } = episode.file
      const isUsed =
        turns.some((turn) => turn.take === take) || Object.values(lines).some(({ lock }) => lock === take)
      if (isUsed) throw new StudioError('take-in-use', `${title} is heard from this take, too.`)
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, look))
}
