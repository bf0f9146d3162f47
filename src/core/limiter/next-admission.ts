import { mostInWindow, windowAt } from './burst-limits.ts'
import type { LimiterState } from './limiter-state.ts'
import { burstNow } from './saved-requests.ts'

/** When the next request may be sent, never before `now`; undefined while as many are under way as may be. */
export function nextAdmission(state: LimiterState, now: number): number | undefined {
  if (state.underWay >= Math.floor(state.concurrency)) return undefined
  return Math.max(now, paceAllowsAt(state))
}

/** When pace and pauses let the next request through, however many are under way; may lie in the past. */
export function paceAllowsAt(state: LimiterState): number {
  const { lastAdmittedAt, perMinute, pause } = state
  // What was saved counts up to what may leave at once by now.
  const saved = Math.min(state.saved, burstNow(state))
  const afterGap = lastAdmittedAt === undefined ? -Infinity : lastAdmittedAt + (1 - saved) * gapOf(perMinute)
  return Math.max(afterGap, windowAllowsAt(state), pause?.until ?? -Infinity)
}

/** When a window has room for one more. Where all in it kept their distance, the pace is enough. */
function windowAllowsAt({ recent, hurriedAt, perMinute }: LimiterState): number {
  const first = recent.at(-mostInWindow(perMinute))
  return first === undefined || first > hurriedAt ? -Infinity : first + windowAt(perMinute)
}

/** The end of the stop for today; undefined when there is none or it is over. */
export function stoppedUntil({ dayEnds }: LimiterState, now: number): number | undefined {
  return dayEnds !== undefined && dayEnds > now ? dayEnds : undefined
}

/** Milliseconds between two requests at a pace. */
export function gapOf(perMinute: number): number {
  return 60_000 / perMinute
}
