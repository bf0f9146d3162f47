/** A chapter of a finished episode. */
export type EpisodeChapter = {
  readonly title: string
  /** Seconds from the episode's start. */
  readonly start: number
  /** Seconds; where the next one starts or the episode ends. */
  readonly end: number
  /** A web address that belongs to it. */
  readonly link?: string | undefined
  /** A picture of its own, as it is to lie in a file: JPEG or PNG. */
  readonly picture?: Uint8Array | undefined
}
