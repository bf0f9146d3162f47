import type { Ticket } from './admit-request.ts'
import type { LimiterState } from './limiter-state.ts'
import { wholeBurst } from './saved-requests.ts'

/** As much of a request as it may have come too late. */
const LATE = 0.1

/** Whether a refused request was one of several that left at once. */
export function wasInBurst(state: LimiterState, ticket: Ticket): boolean {
  return ticket.isInBurst && (ticket.number <= state.slowedAfter || sentAtOnce(state) >= 2)
}

/** After the refusal of one of a burst it is known what went through: all but the ones refused, whichever they were. */
export function shrinkBurst(state: LimiterState, now: number): LimiterState {
  return { ...state, burst: Math.max(1, sentAtOnce(state) - 1), saved: 0, burstRefusedAt: now }
}

/** What was drawn from what was saved, at the latest request. */
function sentAtOnce(state: LimiterState): number {
  return Math.floor(wholeBurst(state) - state.saved + LATE)
}
