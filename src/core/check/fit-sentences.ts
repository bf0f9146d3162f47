import type { FrameSpan } from './speech-profile.ts'
import { frameSeconds } from './speech-profile.ts'

/** Something that is said in one go, and how long that should take. */
export type Utterance = {
  readonly seconds: number
  /** Places where a voice may pause in it, as parts of its length. */
  readonly breaks: readonly number[]
  readonly isSound: boolean
}

export type SentenceFit = {
  /** How badly pauses and lengths agree with the text: half a squared deviation each, the less the better. */
  readonly cost: number
  /** How much slower than expected the speech is in the best fit. */
  readonly slowness: number
}

/** By what part of itself the length of a sentence differs from its estimate, and seconds besides; a sound's differs more. */
const spread = { share: 0.13, seconds: 0.12, sound: 0.6 } as const
/** A pause that nothing in the text explains; seconds from which it counts, and its cost. */
const strange = { from: 0.14, cost: 2 } as const
/** How far from its place a pause may be: seconds, and a part of the length of what is said. */
const near = { seconds: 0.3, share: 0.12 } as const
/** Between two sentences no pause is heard, or a very short one. */
const joined = { most: 3, below: 0.12, cost: 1.5 } as const
/** No single sentence counts more than this. */
const mostCost = 9
/** A beginning that costs so much more than the best one is given up. */
const hopeless = 40
const slownesses = Array.from({ length: 17 }, (_, k) => Math.exp((k - 8) * 0.06))

/**
 * How well stretches of speech agree with what was to be said: each utterance takes one or more stretches in a row, and
 * all are slower or faster together. `paceSpread`: how far off the estimates usually are together, as a part of
 * themselves. With `isOpen` the speech may end anywhere in the last utterance it reaches.
 */
export function fitSentences(
  spans: readonly FrameSpan[],
  said: readonly Utterance[],
  { paceSpread, isOpen = false }: { readonly paceSpread: number; readonly isOpen?: boolean },
): SentenceFit {
  let best: SentenceFit = { cost: Infinity, slowness: 1 }
  for (const slowness of slownesses) {
    const prior = 0.5 * (Math.log(slowness) / paceSpread) ** 2
    if (prior >= best.cost) continue
    const cost = prior + alignCost(spans, said, slowness, isOpen)
    if (cost < best.cost) best = { cost, slowness }
  }
  return best
}

function alignCost(
  spans: readonly FrameSpan[],
  said: readonly Utterance[],
  slowness: number,
  isOpen: boolean,
): number {
  // costs[m]: the utterances so far end with span m − 1.
  let table = [new Float64Array(spans.length + 1).fill(Infinity)]
  const first = table[0]
  if (first !== undefined) first[0] = 0
  let open = Infinity
  for (let n = 1; n <= said.length; n++) {
    const row = new Float64Array(spans.length + 1).fill(Infinity)
    for (let count = 1; count <= Math.min(joined.most, n); count++) {
      const group = said.slice(n - count, n)
      const before = table[n - count]
      if (before === undefined) continue
      const most = before.reduce((least, cost) => Math.min(least, cost), Infinity) + hopeless
      for (let from = 0; from < spans.length; from++) {
        const start = before[from] ?? Infinity
        if (start === Infinity || start > most) continue
        const entry = start + joinCost(spans, from) + (count - 1) * joined.cost * 2
        for (let to = from + 1; to <= spans.length; to++) {
          const fit = groupCost(spans, from, to, group, slowness)
          if (entry + fit.cost < (row[to] ?? Infinity)) row[to] = entry + fit.cost
          if (isOpen && to === spans.length && fit.isShort) open = Math.min(open, entry + fit.pauses + 1)
          if (fit.isFarTooLong) break
        }
      }
    }
    table.push(row)
    if (isOpen) open = Math.min(open, row[spans.length] ?? Infinity)
  }
  return isOpen ? open : (table[said.length]?.[spans.length] ?? Infinity)
}

function joinCost(spans: readonly FrameSpan[], from: number): number {
  if (from === 0) return 0
  return pauseBefore(spans, from) < joined.below ? joined.cost : 0
}

function pauseBefore(spans: readonly FrameSpan[], index: number): number {
  return ((spans[index]?.from ?? 0) - (spans[index - 1]?.to ?? 0)) * frameSeconds
}

function groupCost(
  spans: readonly FrameSpan[],
  from: number,
  to: number,
  group: readonly Utterance[],
  slowness: number,
) {
  let expected = 0
  let variance = spread.seconds ** 2
  for (const { seconds, isSound } of group) {
    const long = seconds * (isSound ? 1 : slowness)
    expected += long
    variance += (long * (isSound ? spread.sound : spread.share)) ** 2
  }
  const start = spans[from]?.from ?? 0
  const length = ((spans[to - 1]?.to ?? 0) - start) * frameSeconds
  let strangers = 0
  let quiet = 0
  for (let k = from + 1; k < to; k++) {
    const pause = pauseBefore(spans, k)
    if (pause < strange.from) continue
    const at = ((spans[k]?.from ?? 0) - start) * frameSeconds - pause / 2
    if (!isExpected(at, length, group, expected / slowness)) strangers += pause > 0.25 ? 1.5 : 1
    quiet += pause
  }
  const pauses = strangers * strange.cost
  const deviation = (length - quiet * 0.5 - expected) / Math.sqrt(variance)
  return {
    cost: Math.min(mostCost, 0.5 * deviation ** 2) + pauses,
    pauses,
    isShort: deviation < 0,
    isFarTooLong: deviation > 8,
  }
}

/** Whether a pause `at` seconds into a group is near a place where one may be. */
function isExpected(at: number, length: number, group: readonly Utterance[], expected: number): boolean {
  const reach = near.seconds + near.share * length
  let before = 0
  for (const { seconds, breaks, isSound } of group) {
    if (isSound) return true
    const place = (part: number) => ((before + part * seconds) / expected) * length
    if (before > 0 && Math.abs(place(0) - at) < reach) return true
    if (breaks.some((part) => Math.abs(place(part) - at) < reach)) return true
    before += seconds
  }
  return false
}
