import { mostInWindow } from './burst-limits.ts'
import type { LimiterState } from './limiter-state.ts'

/** How many may leave at once after a rest, as far as it is known. */
export function wholeBurst({ burst, perMinute }: Pick<LimiterState, 'burst' | 'perMinute'>): number {
  return Math.min(burst, mostInWindow(perMinute))
}

/** The same as it is now: while nothing was answered since a refusal, one by one. */
export function burstNow(state: LimiterState): number {
  return state.refusalsInARow > 0 ? 1 : wholeBurst(state)
}

/** How many requests of the pace were not made use of until `now`: so many leave at once. With a fraction. */
export function savedAt(state: LimiterState, now: number): number {
  const { lastAdmittedAt, saved, perMinute } = state
  const most = burstNow(state)
  if (lastAdmittedAt === undefined) return most
  return Math.min(most, saved + ((now - lastAdmittedAt) * perMinute) / 60_000)
}
