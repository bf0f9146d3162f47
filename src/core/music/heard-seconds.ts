import type { MusicOptions } from '../script/music-words.ts'
import type { PieceFacts } from './music-in-use.ts'

/** Seconds; less is no music, and in a loop a buzz. */
const least = 0.1

/** Seconds of a piece that are left from where it begins; 0 where it is as good as over by then. */
export function secondsLeft({ seconds }: PieceFacts, { from }: Pick<MusicOptions, 'from'>): number {
  const left = seconds - from
  return from > 0 && left < least ? 0 : Math.max(0, left)
}

/** Seconds for which speech waits while a piece is played: as long as its cue says, no longer than there is music. */
export function heardSeconds(piece: PieceFacts, options: MusicOptions): number {
  const left = secondsLeft(piece, options)
  const { length, isLooped } = options
  if (left === 0 || length === undefined) return left
  return isLooped ? length : Math.min(length, left)
}
