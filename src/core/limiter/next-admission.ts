import type { LimiterState } from './limiter-state.ts'

/** When the next request may be sent, never before `now`; undefined while as many are under way as may be. */
export function nextAdmission(state: LimiterState, now: number): number | undefined {
  if (state.underWay >= Math.floor(state.concurrency)) return undefined
  return Math.max(now, paceAllowsAt(state))
}

/** When pace and pauses let the next request through, however many are under way; may lie in the past. */
export function paceAllowsAt({ lastAdmittedAt, perMinute, pause }: LimiterState): number {
  const afterGap = lastAdmittedAt === undefined ? -Infinity : lastAdmittedAt + gapOf(perMinute)
  return Math.max(afterGap, pause?.until ?? -Infinity)
}

/** The end of the stop for today; undefined when there is none or it is over. */
export function stoppedUntil({ dayEnds }: LimiterState, now: number): number | undefined {
  return dayEnds !== undefined && dayEnds > now ? dayEnds : undefined
}

/** Milliseconds between two requests at a pace. */
export function gapOf(perMinute: number): number {
  return 60_000 / perMinute
}
