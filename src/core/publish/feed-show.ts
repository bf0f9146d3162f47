import type { EpisodeChapter } from '../chapters/episode-chapter.ts'
import type { Disclosure, ShowFeed, ShowProfile } from '../show/show-profile.ts'

/** A picture in the published folder. */
export type FeedPicture = {
  /** Place in the folder, with slashes. */
  readonly path: string
  readonly mediaType: string
  readonly width: number
  readonly height: number
  readonly bytes: number
}

/** A show as its feed and its page tell of it. */
export type FeedShow = Pick<ShowProfile, 'title' | 'author' | 'description' | 'language'> & {
  /** `address` without a slash at its end, as it stands in every link. */
  readonly feed: ShowFeed
  readonly disclosure: Disclosure
  readonly cover: FeedPicture | undefined
}

/** A text that belongs to an episode, in the published folder. */
export type FeedText = { readonly path: string; readonly mediaType: string }

/** An episode as the feed and the page tell of it. Paths are places in the published folder, with slashes. */
export type FeedEpisode = {
  /** UUID; its guid in the feed, whatever becomes of its title and address. */
  readonly id: string
  readonly title: string
  readonly description?: string | undefined
  readonly author?: string | undefined
  readonly number?: number | undefined
  readonly season?: number | undefined
  /** ISO 8601. */
  readonly date: string
  readonly link?: string | undefined
  /** BCP 47, where it is another than the show's. */
  readonly language?: string | undefined
  readonly isExplicit: boolean
  readonly seconds: number
  readonly audio: { readonly path: string; readonly mediaType: string; readonly bytes: number }
  /** A cover of its own. */
  readonly cover?: FeedPicture | undefined
  /** The best first. */
  readonly transcripts: readonly FeedText[]
  readonly chapters: readonly EpisodeChapter[]
  /** The chapters as JSON. */
  readonly chaptersPath?: string | undefined
  /** The pictures that they name, each once. */
  readonly chapterPictures?: readonly string[] | undefined
}
