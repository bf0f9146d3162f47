import type { Ticket } from './admit-request.ts'
import { BURST_PATIENCE, MOST_BURST } from './burst-limits.ts'
import type { LimiterState } from './limiter-state.ts'

/** After a burst that went through as a whole, the next may be twice as large: at once, or long after the latest refused. */
export function growBurst(state: LimiterState, { burst }: Ticket, now: number): LimiterState {
  const { burstRefusedAt = -Infinity } = state
  if (burst !== state.burst || now - burstRefusedAt < BURST_PATIENCE) return state
  return { ...state, burst: Math.min(MOST_BURST, burst * 2) }
}
