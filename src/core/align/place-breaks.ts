import { likelihood, longest, startsOf, stretchOf } from './stretch.ts'

/** What a passage is matched by. Places are candidates for a cut, in order, the first and the last being the edges. */
export type BreakModel = {
  /** Seconds of sound before each place: silence does not count. */
  readonly spoken: Float64Array
  /** For each speaker, evidence before each place; see `voiceEvidence`. */
  readonly evidence: readonly Float64Array[]
  readonly phrases: readonly {
    readonly speaker: number
    /** Seconds it is expected to last, and their variance. */
    readonly seconds: number
    readonly variance: number
    /** Whether the next phrase may follow without a gap. */
    readonly isEndOptional: boolean
    /** For each place, how much likelier it is that this phrase ends there, from the gap alone. */
    readonly odds: Float64Array
  }[]
}

/** Places this much less likely than the best are given up. */
const beam = 1e-11

/**
 * How likely it is that each phrase ends at each place: rows of places, one a phrase, each adding up to 1 or, where a
 * phrase may run on, to less. All ways to lay the phrases on the sound are weighed at once (forward and backward sums:
 * Rabiner, 1989; phrases have lengths of their own: Ferguson, 1980). Undefined when there is no way at all.
 */
export function placeBreaks(model: BreakModel): Float64Array[] | undefined {
  const count = model.phrases.length
  const places = model.spoken.length
  const forward = Array.from({ length: count + 1 }, () => new Float64Array(places))
  const backward = Array.from({ length: count + 1 }, () => new Float64Array(places))
  const scale = new Float64Array(count + 1)
  const firstRow = forward[0]
  if (firstRow !== undefined) firstRow[0] = 1

  for (let end = 1; end <= count; end++) {
    const into = forward[end] ?? new Float64Array(places)
    const base = Math.max(...startsOf(model, end).map((start) => scale[start] ?? 0))
    for (const start of startsOf(model, end)) {
      const factor = Math.exp((scale[start] ?? 0) - base)
      if (factor > 0) spread(model, start, end, forward[start] ?? into, into, factor)
    }
    if (end === count) into.fill(0, 0, places - 1)
    else into[places - 1] = 0
    scale[end] = base + normalise(into)
  }
  const last = forward[count]?.[places - 1] ?? 0
  if (!(last > 0)) return undefined

  const lastRow = backward[count]
  if (lastRow !== undefined) lastRow[places - 1] = 1
  const total = scale[count] ?? 0
  for (let end = count; end > 0; end--) {
    for (const start of startsOf(model, end)) {
      // Forward rows are scaled each by its own factor, backward rows so that the product of both is a share.
      const factor = Math.exp((scale[start] ?? 0) - (scale[end] ?? 0))
      gather(model, start, end, forward[start], backward[end], backward[start], factor)
    }
  }
  return Number.isFinite(total) ? shares(forward, backward, last) : undefined
}

function spread(
  model: BreakModel,
  start: number,
  end: number,
  from: Float64Array,
  into: Float64Array,
  factor: number,
): void {
  const stretch = stretchOf(model, start, end)
  const most = longest(stretch)
  for (let a = 0; a < from.length; a++) {
    const before = (from[a] ?? 0) * factor * stretch.prior
    if (before === 0) continue
    for (let b = a + 1; b < into.length; b++) {
      const lasts = (model.spoken[b] ?? 0) - (model.spoken[a] ?? 0)
      if (lasts > most) break
      const said = (stretch.evidence[b] ?? 0) - (stretch.evidence[a] ?? 0)
      into[b] = (into[b] ?? 0) + before * likelihood(stretch, lasts, said) * (stretch.odds[b] ?? 0)
    }
  }
}

function gather(
  model: BreakModel,
  start: number,
  end: number,
  live: Float64Array | undefined,
  from: Float64Array | undefined,
  into: Float64Array | undefined,
  factor: number,
): void {
  if (live === undefined || from === undefined || into === undefined) return
  const stretch = stretchOf(model, start, end)
  const most = longest(stretch)
  for (let a = 0; a < into.length; a++) {
    if ((live[a] ?? 0) === 0) continue
    let sum = 0
    for (let b = a + 1; b < from.length; b++) {
      const lasts = (model.spoken[b] ?? 0) - (model.spoken[a] ?? 0)
      if (lasts > most) break
      if ((from[b] ?? 0) === 0) continue
      const said = (stretch.evidence[b] ?? 0) - (stretch.evidence[a] ?? 0)
      sum += (from[b] ?? 0) * likelihood(stretch, lasts, said) * (stretch.odds[b] ?? 0)
    }
    into[a] = (into[a] ?? 0) + sum * factor * stretch.prior
  }
}

/** Brings the highest value to 1 and gives up what is far below; the logarithm of what it divided by. */
function normalise(row: Float64Array): number {
  let highest = 0
  for (const value of row) highest = Math.max(highest, value)
  if (highest === 0) return -Infinity
  for (let i = 0; i < row.length; i++) {
    const value = (row[i] ?? 0) / highest
    row[i] = value < beam ? 0 : value
  }
  return Math.log(highest)
}

function shares(
  forward: readonly Float64Array[],
  backward: readonly Float64Array[],
  total: number,
): Float64Array[] {
  return forward.slice(1).map((row, index) => {
    const after = backward[index + 1]
    return row.map((value, place) => (value * (after?.[place] ?? 0)) / total)
  })
}
