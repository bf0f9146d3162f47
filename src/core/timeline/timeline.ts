/** A stretch of a take at its place in the episode. Positions and lengths are samples at the timeline's rate. */
export type Clip = {
  /** Place of the turn among the turns of the script, from 0. */
  readonly turn: number
  readonly speaker: string
  /** Key of the take (SHA-256, hex). */
  readonly take: string
  /** First sample of the take that is heard. */
  readonly from: number
  readonly length: number
  /** Where that sample lies in the episode. */
  readonly at: number
  /** Amplitude factor beside that of its speaker; absent for 1. */
  readonly gain?: number | undefined
}

export type ChapterMark = { readonly title: string; readonly at: number }

/** Every turn of an episode at its exact place in time. Clips are in order of `at`; neighbours may overlap a little. */
export type Timeline = {
  /** Samples a second. */
  readonly rate: number
  /** Samples from the start to the end of the episode. */
  readonly length: number
  readonly clips: readonly Clip[]
  readonly chapters: readonly ChapterMark[]
}

/**
 * How loud the speech of a take is, in a form that adds up: the 400 ms blocks that pass both gates of ITU-R BS.1770-4, so
 * that pauses do not count, and the sum of their K-weighted mean squares, one channel counted as two.
 */
export type SpeechLevel = { readonly blocks: number; readonly energy: number }
