import type { PlannedTake } from '../plan/plan-takes.ts'
import { automaticTakes, numbered } from './choose-takes.ts'
import type { LineDecision } from './line-decision.ts'

/** The takes that are there of a line's words in its voice and manner; `planned` is the first of them. In order. */
export function takesOfLine(
  planned: PlannedTake,
  decision: LineDecision | undefined,
  has: (key: string) => boolean,
): readonly PlannedTake[] {
  const picked = decision?.pick?.of === planned.key ? decision.pick.number : 1
  const length = Math.max(automaticTakes, decision?.latest ?? 1, picked)
  return Array.from({ length }, (_, index) => numbered(planned, index + 1)).filter(({ key }) => has(key))
}

/** The number of the take to make when another is asked for. */
export function nextNumber(
  planned: PlannedTake,
  decision: LineDecision | undefined,
  has: (key: string) => boolean,
): number {
  const last = takesOfLine(planned, decision, has).at(-1)?.request.take ?? 0
  return Math.max(last, decision?.latest ?? 0) + 1
}
