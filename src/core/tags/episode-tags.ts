import type { EpisodeChapter } from '../chapters/episode-chapter.ts'

/** What a finished file says about itself, whatever its format calls it. */
export type EpisodeTags = {
  readonly title: string
  readonly author?: string | undefined
  readonly show?: string | undefined
  /** Number of the episode within its season or show. */
  readonly number?: number | undefined
  readonly season?: number | undefined
  /** ISO 8601 date, `2026-11-23`. */
  readonly date?: string | undefined
  /** BCP 47, `en-GB`. */
  readonly language?: string | undefined
  /** A few sentences on what it is about. */
  readonly comment?: string | undefined
  readonly link?: string | undefined
  /** All that is said, with who says it. */
  readonly lyrics?: string | undefined
  /** That and how artificial voices speak. */
  readonly disclosure?: string | undefined
  readonly cover?: CoverPicture | undefined
  readonly chapters: readonly EpisodeChapter[]
}

/** A square JPEG or PNG of at most 512 kB, 1,400 to 3,000 pixels wide. */
export type CoverPicture = {
  readonly mediaType: 'image/jpeg' | 'image/png'
  readonly bytes: Uint8Array
}
