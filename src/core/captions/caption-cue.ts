/** Some words on the screen for some time. */
export type CaptionCue = {
  /** Seconds from the episode's start. */
  readonly start: number
  readonly end: number
  readonly speaker: string
  /** One or two lines; no line breaks in them. */
  readonly lines: readonly string[]
  /** The same as one line. */
  readonly text: string
}

export type CaptionOptions = {
  /** Columns of a line; letters of Chinese, Japanese and Korean take two. */
  readonly columns?: number | undefined
  /** Lines of a cue. */
  readonly lines?: 1 | 2 | undefined
  /** Columns a second that are read with ease: no cue is read faster while its turn has time for it. */
  readonly speed?: number | undefined
  /** Seconds that a cue stays at least, where its turn lasts so long. */
  readonly shortest?: number | undefined
  /** Seconds that a cue stays at most, where there is a border to part it at. */
  readonly longest?: number | undefined
  /** Whether the text itself begins with the speaker's name (`Host: `) where the speaker changes: for formats without names. */
  readonly isNamed?: boolean | undefined
  /**
   * Seconds that sound comes later in the file than in the episode. The MP3 and M4A files written here state the delay of
   * their encoder and players leave it out, so it is 0 for them; it is there for files that passed through other programs.
   */
  readonly delay?: number | undefined
}
