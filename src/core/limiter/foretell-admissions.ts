import { admitRequest } from './admit-request.ts'
import type { LimiterState } from './limiter-state.ts'
import { paceAllowsAt } from './next-admission.ts'

/** When pace and pauses let each of the next `count` requests through, from `now` on, if there is always a place for it. */
export function foretellAdmissions(state: LimiterState, now: number, count: number): readonly number[] {
  const times: number[] = []
  let after = state
  let at = now
  while (times.length < count) {
    at = Math.max(at, paceAllowsAt(after))
    times.push(at)
    after = admitRequest(after, at, at).state
  }
  return times
}
