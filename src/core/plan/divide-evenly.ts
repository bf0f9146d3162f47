import type { PassageLimits, PassageTurn } from './passage-turn.ts'
import { secondsOf } from './split-windows.ts'

/** What a border costs that is not at a pause, and one between turns that do not touch; in squared shares of a passage. */
const NO_PAUSE = 0.05
const APART = -0.03

/**
 * Divides turns into as few passages as the limits allow, of about the same length, preferably at pauses and between
 * turns that others lie between. A turn that is too long by itself is a passage of its own.
 */
export function divideEvenly(
  turns: readonly PassageTurn[],
  limits: PassageLimits,
): readonly (readonly PassageTurn[])[] {
  const total = secondsOf(turns)
  // Least cost of dividing the first `end` turns into so many passages, and where the last of them begins.
  let last: readonly (Division | undefined)[] = [{ cost: 0, from: 0, before: undefined }]
  for (let passages = 1; passages <= turns.length; passages++) {
    const next: (Division | undefined)[] = [undefined]
    const target = total / passages
    for (let end = 1; end <= turns.length; end++) next[end] = bestDivision(turns, last, end, target, limits)
    last = next
    const whole = last[turns.length]
    if (whole !== undefined) return passagesOf(turns, whole)
  }
  return []
}

type Division = {
  readonly cost: number
  readonly from: number
  readonly before: Division | undefined
}

function bestDivision(
  turns: readonly PassageTurn[],
  last: readonly (Division | undefined)[],
  end: number,
  target: number,
  limits: PassageLimits,
): Division | undefined {
  let best: Division | undefined
  let seconds = 0
  for (let from = end - 1; from >= 0; from--) {
    seconds += turns[from]?.seconds ?? 0
    const isTooLarge = seconds > limits.seconds || end - from > limits.turns
    if (isTooLarge && end - from > 1) break
    const before = last[from]
    if (before === undefined) continue
    const cost = before.cost + (seconds / target - 1) ** 2 + borderCost(turns[from - 1], turns[from])
    if (best === undefined || cost < best.cost) best = { cost, from, before }
  }
  return best
}

function borderCost(turn: PassageTurn | undefined, next: PassageTurn | undefined): number {
  if (turn === undefined || next === undefined) return 0
  return (next.before === 'pause' ? 0 : NO_PAUSE) + (next.turn > turn.turn + 1 ? APART : 0)
}

function passagesOf(turns: readonly PassageTurn[], whole: Division): readonly (readonly PassageTurn[])[] {
  const passages: (readonly PassageTurn[])[] = []
  let end = turns.length
  for (let at: Division | undefined = whole; at !== undefined && end > 0; at = at.before) {
    passages.push(turns.slice(at.from, end))
    end = at.from
  }
  return passages.toReversed()
}
