import type { SpokenLine } from '../captions/spoken-line.ts'
import type { EpisodeChapter } from '../chapters/episode-chapter.ts'

/** All that is said in an episode, with what is said about it. */
export type Transcript = {
  readonly title: string
  readonly show?: string | undefined
  /** BCP 47, `en-GB`. */
  readonly language?: string | undefined
  readonly lines: readonly SpokenLine[]
  readonly chapters: readonly EpisodeChapter[]
  readonly disclosure?: string | undefined
}
