import type { FeedEpisode, FeedShow } from '../../core/publish/feed-show.ts'
import type { CoverPicture } from '../../core/tags/episode-tags.ts'

/** A show as it is to be published. */
export type PublishableShow = Omit<FeedShow, 'cover'> & {
  readonly id: string
  readonly cover: CoverPicture | undefined
}

/** An episode that may have to be published again. */
export type PublishableEpisode = {
  readonly id: string
  /** For people, where it cannot be loaded. */
  readonly title: string
  /** Changes whenever anything of it may have changed; as long as it does not, the episode is not loaded. */
  readonly mark: string
  /** Throws StudioError for what is wrong with this episode alone. */
  readonly load: () => Promise<LoadedEpisode>
}

/** All that is published of an episode. */
export type LoadedEpisode = Omit<
  FeedEpisode,
  'audio' | 'cover' | 'transcripts' | 'chaptersPath' | 'chapterPictures'
> & {
  readonly audio: PublishableAudio
  /** A cover of its own. */
  readonly cover?: CoverPicture | undefined
  readonly texts: readonly PublishableText[]
}

export type PublishableAudio = {
  readonly mediaType: string
  /** Of the file, without a dot. */
  readonly extension: string
  /** What it is made from: equal marks mean equal sound and tags, and it is not made again. */
  readonly mark: string
  /** Makes the whole file at this path, synced to disk. Throws StudioError. */
  readonly make: (path: string, options: MakeOptions) => Promise<void>
}

export type MakeOptions = { readonly signal: AbortSignal; readonly onProgress: (fraction: number) => void }

export type PublishableText = {
  readonly kind: 'transcript' | 'chapters'
  /** What follows the name of the episode, with its dot. */
  readonly ending: string
  readonly mediaType: string
  /** What names other files of the episode is given their places in the published folder. */
  readonly content: string | ((place: (name: string) => string) => string)
}

export type PublishOptions = {
  readonly clock: () => Date
  readonly signal: AbortSignal
  /** Hears how much of the whole is done, 0…1. */
  readonly onProgress: (fraction: number) => void
}
