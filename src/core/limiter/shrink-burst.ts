import type { Ticket } from './admit-request.ts'
import { WINDOW } from './burst-limits.ts'
import type { LimiterState } from './limiter-state.ts'
import { wholeBurst } from './saved-requests.ts'

/** Whether a refused request was one of several that left at once. */
export function wasInBurst(state: LimiterState, ticket: Ticket): boolean {
  return ticket.isInBurst && (ticket.number <= state.slowedAfter || sentAtOnce(state) >= 2)
}

/** After the refusal of one of a burst it is known what went through: all but the ones refused, whichever they were. */
export function shrinkBurst(state: LimiterState, now: number): LimiterState {
  const through = sentAtOnce(state) - 1
  // Where more had left in the same minute, it may be the minute that was full: a larger burst is tried again soon.
  const isAlone = state.recent.filter((at) => at > now - WINDOW).length <= through
  const burstRefusedAt = isAlone ? now : state.burstRefusedAt
  return { ...state, burst: Math.max(1, through), saved: 0, burstRefusedAt }
}

/** What was drawn from what was saved, at the latest request; what came in meanwhile, less than one, does not count. */
function sentAtOnce(state: LimiterState): number {
  return Math.round(wholeBurst(state) - state.saved)
}
