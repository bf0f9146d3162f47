import type { Ticket } from './admit-request.ts'
import type { LimiterState } from './limiter-state.ts'
import { isTrial, LEAST_A_MINUTE } from './pace-limits.ts'

const MINUTE = 60_000
/** The server's minute may begin with requests that left us a little earlier. */
const SLACK = 2000
/** A trial refused so soon only shows that what was known still holds. */
const CONFIRMS = 1.15

/**
 * The pace that a refusal shows to be too much, requests a minute. Where a server counts by the minute, it is what came
 * through in the minute before; where it lets requests be saved up, the paces refused one after the other close in on it.
 */
export function refusedPace(
  { recent, busySince, refusedPace: before }: LimiterState,
  { admittedAt, perMinute }: Ticket,
): number {
  if (isTrial(perMinute, before) && perMinute < before * CONFIRMS) return before
  const isWholeMinute = busySince !== undefined && admittedAt - busySince >= MINUTE
  if (!isWholeMinute) return perMinute
  const passed = (time: number) => recent.filter((at) => at > admittedAt - time && at <= admittedAt).length
  // One too many is put right by the next refusal, one too few costs for long: of three a minute, a third.
  const most = passed(MINUTE + SLACK)
  return Math.max(LEAST_A_MINUTE, Math.min(most, Math.max(passed(MINUTE), perMinute)))
}
