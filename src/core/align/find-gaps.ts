import { findDips } from './find-dips.ts'
import type { Envelope } from './envelope.ts'

/** A place where one turn may end and the next begin, in frames: `start` is its first, `end` the one after its last. */
export type Gap = {
  readonly start: number
  readonly end: number
  /** The frame at which to cut. */
  readonly at: number
  /** Frames of silence in it; 0 where the level only dips. */
  readonly silent: number
  /** How far the level falls, dB. */
  readonly depth: number
  /** The silences that it is made of. */
  readonly silences: readonly Pick<Gap, 'start' | 'end'>[]
}

/** Frames a sound without a voice lasts that lies between two silences: a burst ("t"), a hiss ("s"), a breath. */
const burst = 5
const hiss = 13
const breath = 45
/** A breath is this far below the speech around it, dB. */
const breathDepth = 9
/** Frames of silence on both sides of such a sound. */
const least = 2

/**
 * Every place where a passage could be cut: silences, silences with a breath or the last sound of a word between them as
 * one, and dips. In order, none touches another.
 */
export function findGaps(envelope: Envelope, isVoiced: (frame: number) => boolean): Gap[] {
  const gaps: Gap[] = []
  let from = 0
  for (const silence of joinSilences(silentRuns(envelope), envelope, isVoiced)) {
    gaps.push(...findDips(envelope, from, silence.start), silence)
    from = silence.end
  }
  return [...gaps, ...findDips(envelope, from, envelope.levels.length)]
}

function silentRuns({ levels, silence, loud }: Envelope): Gap[] {
  const runs: Gap[] = []
  let start = -1
  for (let frame = 0; frame <= levels.length; frame++) {
    const isSilent = frame < levels.length && (levels[frame] ?? 0) < (silence[frame] ?? 0)
    if (isSilent && start < 0) start = frame
    if (isSilent || start < 0) continue
    const at = (start + frame) >> 1
    const depth = (loud[at] ?? 0) - (levels[at] ?? 0)
    runs.push({ start, end: frame, at, silent: frame - start, depth, silences: [{ start, end: frame }] })
    start = -1
  }
  return runs
}

function joinSilences(runs: readonly Gap[], envelope: Envelope, isVoiced: (frame: number) => boolean): Gap[] {
  const joined: Gap[] = []
  let chosen = 0
  let hasBreath = false
  for (const run of runs) {
    const last = joined.at(-1)
    if (last === undefined || !isJoined(last, run, envelope, isVoiced)) {
      joined.push(run)
      chosen = run.silent
      hasBreath = false
      continue
    }
    // "t" and "s" end a word more often than they begin one: the silence before them belongs to the word.
    hasBreath ||= run.start - last.end > hiss
    const isLater = hasBreath ? run.silent > chosen : 1.4 * run.silent > chosen
    const { at, depth } = isLater ? run : last
    if (isLater) chosen = run.silent
    joined[joined.length - 1] = {
      start: last.start,
      end: run.end,
      at,
      silent: last.silent + run.silent,
      depth,
      silences: [...last.silences, ...run.silences],
    }
  }
  return joined
}

function isJoined(
  before: Gap,
  after: Gap,
  { levels, loud }: Envelope,
  isVoiced: (frame: number) => boolean,
): boolean {
  const length = after.start - before.end
  if (length > breath || before.silent < least || after.silent < least) return false
  const isShort = length <= burst
  let voiced = 0
  for (let frame = before.end; frame < after.start; frame++) {
    if (!isShort && (levels[frame] ?? 0) > (loud[frame] ?? 0) - breathDepth) return false
    if (isVoiced(frame)) voiced++
  }
  return voiced <= length / 8
}
