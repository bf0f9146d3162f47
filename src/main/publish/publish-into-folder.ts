import type { CoverPicture } from '../../core/tags/episode-tags.ts'
import type { Covers } from '../cover/covers.ts'
import { rememberCovers } from '../cover/remember-covers.ts'
import type { ExportWorkers } from '../export/export-workers.ts'
import { containedPath } from '../files/contained-path.ts'
import type { Library } from '../library/library.ts'
import type { Show } from '../library/show-store.ts'
import { withoutCopies } from './copied-folders.ts'
import type { PublishOptions } from './publishable.ts'
import { publishableEpisode } from './publishable-episode.ts'
import { publishShow, type Published } from './publish-show.ts'
import { showEpisodes, type ShowEpisode, type ShowEpisodes } from './show-episodes.ts'
import type { KeptEpisode } from './stayed-episodes.ts'

export type FolderOrder = {
  readonly library: Library
  readonly show: Show
  /** Outside of the library, and held by whoever orders this. */
  readonly folder: string
  /** Public address of the folder, as `readAddress` gives it. */
  readonly address: string
  /** Bits a second of the MP3 files. */
  readonly bitrate: number
}

export type FolderOptions = PublishOptions & { readonly workers: ExportWorkers; readonly covers: Covers }

export type PublishedFromLibrary = Published & {
  /** Titles of episodes of the show that have no finished audio and never were published. */
  readonly unfinished: readonly string[]
}

/**
 * Publishes all finished episodes of a show of the library; see `publishShow`. A tenth of a second and more for a thousand:
 * for a worker. Throws StudioError.
 */
export async function publishIntoFolder(
  { library, show, folder, address, bitrate }: FolderOrder,
  options: FolderOptions,
): Promise<PublishedFromLibrary> {
  const { signal, clock } = options
  const covers = rememberCovers(options.covers)
  const found = await showEpisodes(library, show)
  const { finished, unfinished } = found
  const { originals, findings } = withoutCopies(finished)
  const dated = await withDates(library, originals, clock())
  const { workers } = options
  const context = { library, show, workers, covers, address, bitrate, signal }
  const published = await publishShow(
    {
      folder,
      address,
      show: { ...show.file, cover: await showCover(show, covers, signal) },
      episodes: dated.map((one) => publishableEpisode(context, one)),
      kept: keptOf(found),
    },
    options,
  )
  const { feed } = show.file
  if (feed.guid !== published.guid || feed.address !== address || published.written.length > 0)
    await library.shows.update(show.file.id, (file) => ({
      ...file,
      feed: { ...file.feed, guid: published.guid, address },
      publishedAt: clock().toISOString(),
    }))
  const stayed = new Set(published.stayed.map(({ id }) => id))
  const left = unfinished.filter(({ id }) => !stayed.has(id))
  return {
    ...published,
    unfinished: left.map(({ title }) => title),
    findings: [...findings, ...published.findings],
  }
}

/** What of a show's episodes stays as it was published. */
export function keptOf({ unfinished, unreadable, readable }: ShowEpisodes): readonly KeptEpisode[] {
  return [
    ...unfinished.map(({ id }) => ({ id, reason: 'Its finished audio is not there now.' })),
    ...unreadable.map((one) => ({ ...one, but: readable })),
  ]
}

/** Those without a date get one of the last seconds, each its own: players order episodes by it. */
async function withDates(
  library: Library,
  episodes: readonly ShowEpisode[],
  now: Date,
): Promise<readonly ShowEpisode[]> {
  const undated = episodes.filter(({ episode }) => episode.file.details.date === undefined)
  const dated = new Map<ShowEpisode, ShowEpisode>()
  // One after the other: a system lets a program open no more than some hundreds of files.
  for (const [place, one] of undated.entries()) {
    const date = new Date(now.getTime() - 1000 * (undated.length - 1 - place)).toISOString()
    const episode = await library.episodes.update(one.episode.folder, (file) => ({
      ...file,
      details: { ...file.details, date: file.details.date ?? date },
    }))
    dated.set(one, { ...one, episode })
  }
  return episodes.map((one) => dated.get(one) ?? one)
}

/** Its own, or one drawn from its title. */
async function showCover({ folder, file }: Show, covers: Covers, signal: AbortSignal): Promise<CoverPicture> {
  if (file.cover === undefined) return covers.draw({ title: file.title, show: undefined }, signal)
  return (await covers.prepare(await containedPath(folder, file.cover), signal)).picture
}
