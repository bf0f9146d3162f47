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

/** A stretch of music at its place in the episode. Positions and lengths are samples at the timeline's rate. */
export type MusicClip = {
  /** Key of the piece: SHA-256 of its file, hex. */
  readonly piece: string
  /** Which part of the episode it is, for those who tell them apart. */
  readonly part: 'intro' | 'outro' | 'bed' | 'cue'
  readonly at: number
  readonly length: number
  /** First sample of the piece that is heard. */
  readonly from: number
  /** How many samples from there on are played again and again; absent where it is played once. */
  readonly loop?: number | undefined
  /** Amplitude factor beside speakers at their usual level; see `speechReference`. */
  readonly gain: number
  /** Within the length. */
  readonly fadeIn: number
  readonly fadeOut: number
  /** Whether it goes down while somebody speaks; see `createDucking`. */
  readonly isDucked: boolean
}

/** Every turn of an episode at its exact place in time. Clips are in order of `at`; neighbours may overlap a little. */
export type Timeline = {
  /** Samples a second. */
  readonly rate: number
  /** Samples from the start to the end of the episode. */
  readonly length: number
  readonly clips: readonly Clip[]
  readonly chapters: readonly ChapterMark[]
  /** Absent where there is none. */
  readonly music?: readonly MusicClip[] | undefined
}

/**
 * How loud the speech of a take is, in a form that adds up: the 400 ms blocks that pass both gates of ITU-R BS.1770-4, so
 * that pauses do not count, and the sum of their K-weighted mean squares, one channel counted as two.
 */
export type SpeechLevel = { readonly blocks: number; readonly energy: number }
