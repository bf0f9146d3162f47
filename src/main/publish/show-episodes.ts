import { join } from 'node:path'
import { parseScript } from '../../core/script/parse-script.ts'
import { findShow } from '../../core/show/find-show.ts'
import { isStudioError } from '../../shared/studio-error.ts'
import { readScriptFile } from '../files/read-script.ts'
import type { Episode } from '../library/episode-store.ts'
import { ensurePresent } from '../library/ensure-present.ts'
import type { Library } from '../library/library.ts'
import type { Show } from '../library/show-store.ts'
import { showNameOf } from '../studio/episode-script.ts'
import { sizeOf } from '../studio/present-master.ts'
import type { KeptEpisode } from './stayed-episodes.ts'

/** An episode of a show with its script as it is on disk. */
export type ShowEpisode = { readonly episode: Episode; readonly script: string }

export type ShowEpisodes = {
  /** Those that have finished audio. */
  readonly finished: readonly ShowEpisode[]
  /** The others, by title. */
  readonly unfinished: readonly { readonly id: string; readonly title: string }[]
  /** Those that cannot be read now, of whichever show they are. */
  readonly unreadable: readonly KeptEpisode[]
  /** Ids of all that can be read, of whichever show they are. */
  readonly readable: ReadonlySet<string>
}

/** Enough to hide the latency of a disk. */
const READS_AT_ONCE = 16
/** Letters of a script that its front matter lies in. */
const HEAD = 65_536

/** The episodes of the library that belong to a show. Throws StudioError('folder-missing') where the library has gone. */
export async function showEpisodes(library: Library, show: Show): Promise<ShowEpisodes> {
  const shows = (await library.shows.list()).shows.map(({ file }) => file)
  const finished: ShowEpisode[] = []
  const unfinished: { readonly id: string; readonly title: string }[] = []
  const unreadable: KeptEpisode[] = []
  const readable = new Set<string>()
  const folders = (await library.episodes.folders()).values()
  // A disk that is away must not be taken for a show that has lost its episodes.
  await ensurePresent(join(library.root, 'episodes'))
  const read = async () => {
    for (const folder of folders) {
      const one = await readOne(library, folder)
      if ('reason' in one) {
        unreadable.push(one)
        continue
      }
      readable.add(one.episode.file.id)
      const head = parseScript(one.script.slice(0, HEAD))
      if (findShow(shows, showNameOf(head, one.episode.file))?.id !== show.file.id) continue
      const { id, master, title } = one.episode.file
      const isThere = master !== undefined && (await sizeOf(join(folder, master.file))) === master.bytes
      if (isThere) finished.push(one)
      else unfinished.push({ id, title })
    }
  }
  await Promise.all(Array.from({ length: READS_AT_ONCE }, read))
  const inOrder = finished.toSorted((one, other) => (orderOf(one) < orderOf(other) ? -1 : 1))
  const byTitle = unfinished.toSorted((one, other) => (one.title < other.title ? -1 : 1))
  return { finished: inOrder, unfinished: byTitle, unreadable, readable }
}

async function readOne(library: Library, folder: string): Promise<ShowEpisode | KeptEpisode> {
  try {
    const episode = await library.episodes.load(folder)
    return { episode, script: await readScriptFile(join(folder, 'script.md')) }
  } catch (error) {
    if (!isStudioError(error)) throw error
    // A folder that somebody renamed may be that of any episode.
    return { id: /-([0-9a-f]{8})$/.exec(folder)?.[1] ?? '', reason: error.message }
  }
}

/** By season and number, else by age. */
function orderOf({ episode: { file } }: ShowEpisode): string {
  const { season = 0, number = 0 } = file.details
  const place = [season, number].map((one) => String(one).padStart(6, '0')).join(' ')
  return `${place} ${file.createdAt} ${file.id}`
}
