import { isMet, mostGain, nextRound, type Round, type RoundAim } from '../audio/next-round.ts'
import { audioFormats, type AudioFormat } from './audio-format.ts'
import { monoOffset, type LoudnessGoal } from './loudness-preset.ts'

/** Gain, dB, and the limiter's ceiling, dBTP, that a file is encoded with; without a ceiling nothing is limited. */
export type Attempt = { readonly gain: number; readonly ceiling: number | undefined }

/** What is known before anything is encoded. */
export type ExportStart = {
  readonly format: AudioFormat
  readonly channels: 1 | 2
  /** What the file is to come to; undefined: the level is left as it is. */
  readonly goal: LoudnessGoal | undefined
  /** LUFS of the master, one channel measured as from two loudspeakers; undefined: too quiet to measure. */
  readonly loudness: number | undefined
  /** dBTP of the master; undefined for silence. */
  readonly truePeak: number | undefined
}

/** LU by which a file may miss its goal. */
export const exportTolerance = 0.2
/** dB between the limiter's ceiling and the file's before a lossy encoder, which adds to peaks. */
const lossyRoom = 1
/** dB; a peak that an encoder made over the ceiling is met with this much beyond it. */
const lossyMargin = 0.15
/** LU that an encoder takes away: LAME scales what it is given by 0.95, and the lower ceiling takes the rest. */
const encoderLoss: Readonly<Partial<Record<AudioFormat, number>>> = { mp3: 0.5 }
/** LU; nearer than this a lossless file keeps the samples of the master as they are. */
const sameLevel = 0.1

/** How a file is encoded first. */
export function firstAttempt({ format, channels, goal, loudness, truePeak }: ExportStart): Attempt {
  if (goal === undefined) return { gain: 0, ceiling: undefined }
  const { isLossy } = audioFormats[format]
  const ceiling = goal.ceiling - (isLossy ? lossyRoom : 0)
  if (loudness === undefined) return { gain: 0, ceiling }
  const heard = channels === 1 ? loudness - monoOffset : loudness
  const miss = goal.loudness - heard + (encoderLoss[format] ?? 0)
  const isThere = !isLossy && Math.abs(miss) <= sameLevel && (truePeak ?? -Infinity) <= goal.ceiling
  return { gain: isThere ? 0 : Math.min(mostGain, miss), ceiling }
}

/** How it is encoded after these rounds; undefined when it is right, or as near as it will come. */
export function nextAttempt(start: ExportStart, rounds: readonly Round[]): Attempt | undefined {
  const last = rounds.at(-1)
  const aim = aimOf(start)
  if (aim === undefined || last === undefined || !Number.isFinite(last.integrated)) return undefined
  return nextRound(rounds, aim)
}

/** Why the goal was not met, a plain sentence; undefined where it was, or where there was none. */
export function missedBecause(start: ExportStart, rounds: readonly Round[]): string | undefined {
  const last = rounds.at(-1)
  const aim = aimOf(start)
  if (aim === undefined || last === undefined) return undefined
  if (!Number.isFinite(last.integrated))
    return 'Nothing in the episode is long and loud enough to measure: its level was left as it is.'
  if (isMet(last, aim)) return undefined
  const reached = `It came to ${spell(last.integrated)} LUFS with peaks of ${spell(last.truePeak)} dBTP`
  if (last.truePeak > aim.ceiling)
    return `The encoder still makes peaks above ${spell(aim.ceiling)} dBTP. ${reached}.`
  if (last.gain >= mostGain) return `The episode is too quiet to be raised further. ${reached}.`
  return last.integrated < aim.target
    ? `Peaks that high leave no room for more. ${reached}.`
    : `It could not be brought nearer. ${reached}.`
}

function aimOf({ goal, format }: ExportStart): RoundAim | undefined {
  if (goal === undefined) return undefined
  return {
    target: goal.loudness,
    ceiling: goal.ceiling,
    tolerance: exportTolerance,
    ...(audioFormats[format].isLossy ? { margin: lossyMargin } : {}),
  }
}

function spell(level: number): string {
  return level.toFixed(1).replace('-', '−')
}
