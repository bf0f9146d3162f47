import type { Ticket } from './admit-request.ts'
import { growAfterAnswer } from './grow-after-answer.ts'
import type { LimiterState } from './limiter-state.ts'
import { endOfDayStop } from './pacific-midnight.ts'
import type { RequestEnd } from './request-end.ts'
import { slowAfterRefusal } from './slow-after-refusal.ts'

/** Notes how a request ended, at `now`. Once for each ticket. */
export function endRequest(state: LimiterState, ticket: Ticket, how: RequestEnd, now: number): LimiterState {
  const freed = { ...state, underWay: state.underWay - 1, freedAt: now }
  switch (how.kind) {
    case 'answered':
      return growAfterAnswer(freed, ticket, now)
    case 'refused':
      return slowAfterRefusal(freed, ticket, how.retryAfter, now)
    case 'refused-for-today':
      return { ...freed, dayEnds: endOfDayStop(now) }
    case 'other':
      return freed
  }
}
