/** One line of a finished episode as it is heard: who says what, from when to when. Seconds from the episode's start. */
export type SpokenLine = {
  /** Place among the turns of the script, from 0. */
  readonly turn: number
  readonly speaker: string
  /** What is said, without tags and marks; paragraphs parted by `\n`. */
  readonly text: string
  readonly start: number
  readonly end: number
}
