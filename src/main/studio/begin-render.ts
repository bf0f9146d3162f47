import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { Release } from '../files/lock-file.ts'
import { sweepParts } from '../files/sweep-parts.ts'
import type { Episode } from '../library/episode-store.ts'
import type { Library } from '../library/library.ts'
import { tidyShelf } from '../takes/tidy-shelf.ts'
import { bringBack } from '../takes/rescue-answers.ts'
import { lockEpisode, wasCutOff } from './episode-lock.ts'

/**
 * Holds an episode for one render. What a program that was killed left unfinished goes; answers that the library's disk
 * had no room for come to their place. `data` is this machine's own folder. Throws StudioError('episode-busy'), and what
 * the disk refuses.
 */
export async function beginRender(
  library: Pick<Library, 'root' | 'takes' | 'passages'>,
  data: string,
  episode: Episode,
  clock: () => Date,
): Promise<Release> {
  const isCutOff = await wasCutOff(data, episode)
  const release = await lockEpisode(data, episode)
  try {
    await sweepParts(episode.folder)
    if (isCutOff) await sweepShelves(join(library.root, 'takes'))
    await bringBack(library, data, clock)
  } catch (error) {
    await release()
    throw error
  }
  return release
}

/** Takes lie in folders named by the first two letters of their keys; other folders hold other shelves. */
async function sweepShelves(folder: string): Promise<void> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => [])
  const folders = entries.filter((entry) => entry.isDirectory()).map(({ name }) => join(folder, name))
  await tidyShelf(folder)
  await Promise.all(folders.map(sweepShelves))
}
