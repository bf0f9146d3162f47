import { isStudioError } from '../../shared/studio-error.ts'
import type { Library } from '../library/library.ts'
import { keptOf } from './publish-into-folder.ts'
import { readManifest } from './publish-manifest.ts'
import { showEpisodes, type ShowEpisodes } from './show-episodes.ts'
import { stayedEpisodes, type StayedEpisode } from './stayed-episodes.ts'

/** What publishing a show would come to. */
export type PublishOutlook = {
  /** How many episodes have finished audio. */
  readonly finished: number
  /** Titles of those that have none and are not in the feed. */
  readonly unfinished: readonly string[]
  /** Those that cannot be made now and stay in the feed as they were published. */
  readonly stayed: readonly StayedEpisode[]
}

/** See `PublishOutlook`. `show`: its id; `folder`: where it was published. All episodes are read: for a worker. Throws StudioError. */
export async function publishOutlook(
  library: Library,
  show: string,
  folder: string | undefined,
): Promise<PublishOutlook> {
  const found = await showEpisodes(library, await library.shows.read(show))
  const stayed = folder === undefined ? [] : await stayingIn(folder, show, found)
  const staying = new Set(stayed.map(({ id }) => id))
  return {
    finished: found.finished.length,
    unfinished: found.unfinished.flatMap(({ id, title }) => (staying.has(id) ? [] : [title])),
    stayed,
  }
}

/** What stays as it was published in a folder. Why a folder cannot be read is told when it is published in. */
async function stayingIn(
  folder: string,
  show: string,
  found: ShowEpisodes,
): Promise<readonly StayedEpisode[]> {
  const manifest = await readManifest(folder).catch((error: unknown) => {
    if (!isStudioError(error)) throw error
    return undefined
  })
  if (manifest?.show !== show) return []
  const made = new Set(found.finished.map(({ episode }) => episode.file.id))
  return stayedEpisodes(manifest, made, keptOf(found))
}
