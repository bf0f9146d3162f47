import type { LoudnessPreset } from '../export/loudness-preset.ts'
import type { CastEntry } from '../script/script.ts'

/** What the episodes of a show share. An episode belongs to the show whose title, or an earlier title, it names. */
export type ShowProfile = {
  readonly id: string
  readonly title: string
  /** Titles it had before, so that scripts which name them still belong to it. */
  readonly formerTitles: readonly string[]
  readonly author?: string | undefined
  readonly description?: string | undefined
  /** BCP 47, `en-GB`. */
  readonly language?: string | undefined
  /** Voice, style and pace of speakers by name; what an episode or its script says is stronger. */
  readonly cast: Readonly<Record<string, CastEntry>>
  readonly music: ShowMusic
  readonly loudness: LoudnessPreset
  /** File name of its cover in its folder. */
  readonly cover?: string | undefined
  readonly feed: ShowFeed
  readonly disclosure: Disclosure
}

/** Names of pieces of music; see `MusicPiece`. */
export type ShowMusic = {
  readonly intro?: string | undefined
  readonly outro?: string | undefined
  readonly bed?: string | undefined
}

/** What a directory of podcasts wants to know. */
export type ShowFeed = {
  /** Public address of the folder that the show is published in. */
  readonly address?: string | undefined
  /** The show's page, where it has one of its own. */
  readonly link?: string | undefined
  readonly ownerName?: string | undefined
  readonly email?: string | undefined
  /** A category of Apple Podcasts, with a slash before its part: `Society & Culture/Documentary`. */
  readonly category?: string | undefined
  readonly isExplicit: boolean
  readonly copyright?: string | undefined
  /** `podcast:guid`, fixed when it is first published: the address may change, this does not. */
  readonly guid?: string | undefined
}

/** How a show says that artificial voices speak. */
export type Disclosure = {
  /** Goes into tags, feed and page. */
  readonly text: string
  /** Said at the end of each episode by its first speaker; absent for nothing said. */
  readonly spoken?: string | undefined
}
