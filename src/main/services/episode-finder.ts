import { basename, join } from 'node:path'
import { StudioError } from '../../shared/studio-error.ts'
import type { Episode } from '../library/episode-store.ts'
import type { Library } from '../library/library.ts'
import { ensurePresent } from '../library/ensure-present.ts'
import type { LibraryIndex } from './library-index.ts'

/** The library in use and its index. */
export type OpenLibrary = { readonly library: Library; readonly index: LibraryIndex }

/** The episode with an id. Throws StudioError: `file-missing` where there is none, `episode-broken`. */
export async function findEpisode(open: OpenLibrary, id: string): Promise<Episode> {
  const found = await lookFor(open, id)
  if (found !== undefined) return found
  // Its folder may have come back, or been renamed, since the index was read.
  await open.index.refresh()
  const later = await lookFor(open, id)
  if (later !== undefined) return later
  await ensurePresent(open.library.root)
  const home = join(open.library.root, 'episodes')
  throw new StudioError('file-missing', `The episode is no longer in ${home}.`)
}

async function lookFor({ library, index }: OpenLibrary, id: string): Promise<Episode | undefined> {
  const indexed = (await index.entries()).find((entry) => entry.summary?.id === id)
  const folders = await library.episodes.folders()
  // The name of a folder ends with the beginning of its id; the index knows the folders that somebody renamed.
  const likely = folders.filter(
    (folder) => basename(folder) === indexed?.name || folder.endsWith(id.slice(0, 8)),
  )
  for (const folder of likely) {
    const episode = await library.episodes.load(folder)
    if (episode.file.id === id) return episode
  }
  return undefined
}
