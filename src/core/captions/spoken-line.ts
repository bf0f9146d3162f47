/** One line of a finished episode as it is heard: who says what, from when to when. Seconds from the episode's start. */
export type SpokenLine = {
  /** Place among the turns of the script, from 0. */
  readonly turn: number
  readonly speaker: string
  /** What is said, without tags and marks; paragraphs parted by `\n`. */
  readonly text: string
  readonly start: number
  readonly end: number
  /** When its words begin, where that is known, in order; absent where it is not. */
  readonly words?: readonly SpokenWord[] | undefined
}

/** When a word begins: its place in the line's text, in UTF-16 code units, and seconds from the episode's start. */
export type SpokenWord = { readonly at: number; readonly start: number }
