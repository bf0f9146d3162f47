import type { LimiterState } from './limiter-state.ts'

/** Added to the time that a server asks for: it may be rounded. */
const MARGIN = 500
/** A limit of requests a minute that asks for more than an hour is a mistake. */
const LONGEST = 3_600_000
/** Where the server does not say: the first pause, doubled while refusals follow each other, up to its minute. */
const FIRST = 15_000
const MINUTE = 60_000

/** The full stop after a refusal, for as long as the server asks: `retryAfter` seconds. One that lasts longer stays. */
export function pauseAfterRefusal(
  { pause, refusalsInARow }: Pick<LimiterState, 'pause' | 'refusalsInARow'>,
  retryAfter: number | undefined,
  now: number,
): NonNullable<LimiterState['pause']> {
  const isSaid = retryAfter !== undefined && Number.isFinite(retryAfter) && retryAfter >= 0
  const length = isSaid
    ? Math.min(LONGEST, retryAfter * 1000 + MARGIN)
    : Math.min(MINUTE, FIRST * 2 ** refusalsInARow)
  const until = now + length
  return pause !== undefined && pause.until > until ? pause : { until, length }
}
