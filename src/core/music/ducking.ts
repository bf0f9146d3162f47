import { fromDecibels } from '../audio/decibels.ts'
import type { Clip } from '../timeline/timeline.ts'

/** Samples from `from` to `to` in which somebody speaks. */
export type SpokenSpan = { readonly from: number; readonly to: number }

/** dB that music goes down while somebody speaks. */
export const duckDepth = 14
/** Seconds: it is down before the first word, waits a moment after the last, and comes back slowly. */
const attack = 0.4
const hold = 0.2
const release = 1
/** Shorter pauses, seconds, let it stay down: it would be heard to pump. */
const shortestPause = 0.6

/** Brings music down under speech. */
export type Ducking = {
  /** Multiplies `gains`, which are those of the samples from `start` on. The same sample always has the same factor. */
  apply(gains: Float32Array, start: number, count: number): void
}

/** The stretches of an episode in which somebody speaks, with pauses too short for music to come back. */
export function spokenSpans(
  clips: readonly Pick<Clip, 'at' | 'length'>[],
  rate: number,
): readonly SpokenSpan[] {
  const spans: SpokenSpan[] = []
  for (const { at, length } of clips.toSorted((a, b) => a.at - b.at)) {
    const last = spans.at(-1)
    if (last !== undefined && at - last.to < shortestPause * rate)
      spans[spans.length - 1] = { from: last.from, to: Math.max(last.to, at + length) }
    else spans.push({ from: at, to: at + length })
  }
  return spans
}

/** Ducks by `duckDepth` within `spans`, which are in samples at `rate` and in order. */
export function createDucking(spans: readonly SpokenSpan[], rate: number): Ducking {
  const rise = attack * rate
  const stay = hold * rate
  const fall = release * rate
  const lowest = fromDecibels(-duckDepth)
  let depth = new Float32Array(0)

  return {
    apply(gains, start, count) {
      const end = start + count
      let isTouched = false
      const first = firstReaching(spans, start - stay - fall)
      if (isWithin(spans[first], start, end)) {
        for (let i = 0; i < count; i++) gains[i] = (gains[i] ?? 0) * lowest
        return
      }
      for (let index = first; index < spans.length; index++) {
        const span = spans[index]
        if (span === undefined || span.from - rise >= end) break
        if (!isTouched) {
          if (depth.length < count) depth = new Float32Array(count)
          else depth.fill(0, 0, count)
        }
        isTouched = true
        const last = Math.min(end, Math.ceil(span.to + stay + fall))
        for (let at = Math.max(start, Math.floor(span.from - rise)); at < last; at++) {
          const share = at < span.from ? 1 - (span.from - at) / rise : 1 - (at - span.to - stay) / fall
          const here = share >= 1 ? 1 : share <= 0 ? 0 : share * share * (3 - 2 * share)
          if (here > (depth[at - start] ?? 0)) depth[at - start] = here
        }
      }
      if (!isTouched) return
      for (let i = 0; i < count; i++) {
        const down = depth[i] ?? 0
        if (down === 1) gains[i] = (gains[i] ?? 0) * lowest
        else if (down > 0) gains[i] = (gains[i] ?? 0) * Math.exp(down * Math.log(lowest))
      }
    },
  }
}

function isWithin(span: SpokenSpan | undefined, start: number, end: number): boolean {
  return span !== undefined && span.from <= start && span.to >= end
}

/** The first span that ends at or after `place`. */
function firstReaching(spans: readonly SpokenSpan[], place: number): number {
  let low = 0
  let high = spans.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((spans[middle]?.to ?? 0) < place) low = middle + 1
    else high = middle
  }
  return low
}
