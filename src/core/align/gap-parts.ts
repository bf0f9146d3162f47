import { edgeSound, isVoiceFrom, type EdgeSound } from './edge-sounds.ts'
import type { Envelope } from './envelope.ts'
import type { Gap } from './find-gaps.ts'

/**
 * A way a turn could end and the next begin in a gap, in fine frames: what is before `from` belongs to the one, what is
 * from `to` on to the other, what is between is silence and breath. `at` is the frame to cut at.
 */
export type GapPart = {
  readonly from: number
  readonly to: number
  readonly at: number
  /** The same where a last sound may be too faint to be told from silence: the last place that is quiet at all. */
  readonly late: number
  /** How likely it is before it is known what is said on either side. */
  readonly weight: number
  readonly before: EdgeSound
  readonly after: EdgeSound
}

/**
 * Against a silence: no silence at all; a breath between two silences, with two letters that do not explain it; another
 * sound there, that is neither turn's.
 */
const weights = { dip: 0.15, breath: 3, other: 0.03 } as const
/** Silences that lie between two turns at most. */
const mostSilences = 5
/** Fine frames a breath lasts at least. */
const shortestBreath = 16
/** Fine frames the last sound of a word may last that a silence comes before. */
const longestBurst = 50
/** Fine frames a silence inside a word lasts, as in "t": longer ones are less and less likely. */
const longestClosure = 16
const closureFall = 3
/** dB: what is hardly louder than the quietest frame of a silence is as good a place to cut. */
const asQuiet = 5
/** Fine frames a quiet stretch lasts at least, and how long none inside a word is. */
const stretch = { shortest: 3, sure: 24 } as const

type FrameRun = Pick<GapPart, 'from' | 'to'>

/** Every part of a gap that could be the border. */
export function gapParts(envelope: Envelope, gap: Gap): GapPart[] {
  if (gap.silences.length === 0) {
    return [partOf(envelope, quietest(envelope, 2 * gap.at - 1, 2 * gap.at + 3), weights.dip)]
  }
  const runs = gap.silences.map((silence) => widened(envelope, silence))
  const inWord = runs.map(({ from, to }) => Math.exp(Math.min(0, longestClosure - (to - from)) / closureFall))
  const parts = runs.flatMap((_, first) => silentParts(envelope, runs, inWord, first))
  const burst = burstAfter(envelope, runs.at(-1)?.to ?? 0)
  const weight = weights.dip * productOf(inWord)
  return burst === undefined ? parts : [...parts, partOf(envelope, burst, weight)]
}

/** The parts that begin with one of the silences of a gap; all that they leave out belong to words. */
function silentParts(
  envelope: Envelope,
  runs: readonly FrameRun[],
  inWord: readonly number[],
  first: number,
): GapPart[] {
  const parts: GapPart[] = []
  let longest = runs[first] ?? { from: 0, to: 0 }
  let weight = 1
  for (const [index, run] of runs.slice(first, first + mostSilences).entries()) {
    const last = first + index
    const between = run.from - (runs[last - 1]?.to ?? 0)
    if (index > 0) weight *= between >= shortestBreath ? weights.breath : weights.other
    if (run.to - run.from > longest.to - longest.from) longest = run
    const others = productOf(inWord.slice(0, first)) * productOf(inWord.slice(last + 1))
    const whole = { from: runs[first]?.from ?? 0, to: run.to }
    parts.push(partOf(envelope, whole, weight * others, longest))
  }
  return parts
}

function productOf(factors: readonly number[]): number {
  return factors.reduce((product, factor) => product * factor, 1)
}

function partOf(envelope: Envelope, { from, to }: FrameRun, weight: number, silence?: FrameRun): GapPart {
  const quiet = silence ?? { from, to }
  return {
    from,
    to,
    at: quietPlace(envelope, quiet, stretch.shortest),
    late: quietPlace(envelope, quiet, 1),
    weight,
    before: edgeSound(envelope, from, -1),
    after: edgeSound(envelope, to, 1),
  }
}

/** A silence up to the first sound on both sides. */
function widened({ fine, silence }: Envelope, { start, end }: Pick<Gap, 'start' | 'end'>): FrameRun {
  const isQuiet = (k: number) =>
    k >= 0 && k < fine.levels.length && (fine.levels[k] ?? 0) < (silence[k >> 1] ?? 0)
  let from = 2 * start
  let to = 2 * end
  while (isQuiet(from - 1)) from--
  while (isQuiet(to)) to++
  return { from, to }
}

/** The quietest frame of some. */
function quietest({ fine }: Envelope, from: number, to: number): FrameRun {
  let best = from
  for (let k = from; k < to; k++) if ((fine.levels[k] ?? 0) < (fine.levels[best] ?? 0)) best = k
  return { from: best, to: best + 1 }
}

/** Where a burst ends that follows a silence at once, before the next voice. */
function burstAfter(envelope: Envelope, silenceEnd: number): FrameRun | undefined {
  for (let k = silenceEnd; k < silenceEnd + longestBurst; k++) {
    if (!isVoiceFrom(envelope, k, 1)) continue
    return k - silenceEnd < 2 ? undefined : quietest(envelope, silenceEnd + 2, k + 1)
  }
  return undefined
}

/**
 * The middle of the last quiet stretch that lasts: what is heard between two, be it the end of a "t" or a breath, is not
 * the next word's. Of stretches longer than any closure the first will do.
 */
function quietPlace({ fine }: Envelope, { from, to }: FrameRun, shortest: number): number {
  const mean = (k: number) => {
    const before = fine.levels[Math.max(from, k - 1)] ?? 0
    const after = fine.levels[Math.min(to - 1, k + 1)] ?? 0
    return ((fine.levels[k] ?? 0) + before + after) / 3
  }
  let limit = Infinity
  for (let k = from; k < to; k++) limit = Math.min(limit, mean(k) + asQuiet)
  let chosen = { from, to: from }
  let first = from
  for (let k = from; k <= to; k++) {
    if (k < to && mean(k) < limit) continue
    const longest = chosen.to - chosen.from
    const isLater = k - first >= shortest && longest < stretch.sure
    if (isLater || k - first > longest) chosen = { from: first, to: k }
    first = k + 1
  }
  return (chosen.from + chosen.to) / 2
}
