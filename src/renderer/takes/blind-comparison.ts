/** Two takes against each other, not known by name. */
export type Round = {
  /** As 1 and 2. */
  readonly pair: readonly [string, string]
  /** Those that still have to meet the winner, in order. */
  readonly waiting: readonly string[]
}

export type Comparison =
  | { readonly step: 'comparing'; readonly round: Round }
  /** Only one is left. */
  | { readonly step: 'chosen'; readonly take: string }

/** Draws from 0 (inclusive) to 1 (exclusive). */
export type Draw = () => number

/** Begins to compare at least two takes, in an order that is drawn. */
export function beginComparison(takes: readonly string[], draw: Draw): Comparison {
  const order = takes
    .map((take) => ({ take, place: draw() }))
    .toSorted((a, b) => a.place - b.place)
    .map(({ take }) => take)
  const [first, ...others] = order
  if (first === undefined) throw new Error('There is no take to compare')
  return nextRound(first, others, draw)
}

/** The one at `side`, 0 or 1, is the better one: it meets the next, on a side that is drawn anew, or has won. */
export function choose({ pair, waiting }: Round, side: 0 | 1, draw: Draw): Comparison {
  return nextRound(pair[side], waiting, draw)
}

function nextRound(winner: string, [next, ...waiting]: readonly string[], draw: Draw): Comparison {
  if (next === undefined) return { step: 'chosen', take: winner }
  return {
    step: 'comparing',
    round: { pair: draw() < 0.5 ? [winner, next] : [next, winner], waiting },
  }
}
