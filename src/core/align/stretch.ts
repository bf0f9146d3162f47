import type { BreakModel } from './place-breaks.ts'

/** Phrases that may follow each other without a gap, at most. */
const mostJoined = 7
/** How often a mark has no gap. */
const skipped = 0.25
/** Freedom of the distribution of lengths (Student's t): some turns are far from their pace. */
const freedom = 5
/** Seconds a length may be above what is expected, and in standard deviations. */
const slack = { seconds: 0.6, deviations: 7 } as const
/** The phrases after which the stretch that ends with phrase `end` may begin. */
export function startsOf(model: BreakModel, end: number): number[] {
  const starts = [end - 1]
  for (let start = end - 1; start > 0 && starts.length < mostJoined; start--) {
    if (model.phrases[start - 1]?.isEndOptional !== true) break
    starts.push(start - 1)
  }
  return starts
}

/** Phrases between two gaps: what their length, their voice and the gap at their end should be. */
export type Stretch = {
  readonly seconds: number
  readonly deviation: number
  readonly evidence: Float64Array
  readonly odds: Float64Array
  readonly prior: number
}

/** The phrases from `start` up to `end`. */
export function stretchOf({ phrases, evidence }: BreakModel, start: number, end: number): Stretch {
  let seconds = 0
  let variance = 0
  for (let k = start; k < end; k++) {
    seconds += phrases[k]?.seconds ?? 0
    variance += phrases[k]?.variance ?? 0
  }
  const last = phrases[end - 1]
  const none = new Float64Array(0)
  const prior = skipped ** (end - start - 1) * (last?.isEndOptional === true ? 1 - skipped : 1)
  const own = evidence[last?.speaker ?? 0] ?? none
  return { seconds, deviation: Math.sqrt(variance), evidence: own, odds: last?.odds ?? none, prior }
}

/** How likely it is that a stretch lasts so many seconds and that the evidence for its speaker is so much. */
export function likelihood(stretch: Stretch, lasts: number, said: number): number {
  const off = (lasts - stretch.seconds) / stretch.deviation
  const tail = 1 + (off * off) / freedom
  return Math.exp(Math.max(-600, Math.min(600, said))) / (tail * tail * tail * stretch.deviation)
}

/** No stretch lasts longer than this, seconds. */
export function longest({ seconds, deviation }: Stretch): number {
  return seconds + slack.seconds + slack.deviations * deviation
}
