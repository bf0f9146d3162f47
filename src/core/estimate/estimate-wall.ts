import { admitRequest } from '../limiter/admit-request.ts'
import { startLimiter, type LimiterState } from '../limiter/limiter-state.ts'
import { paceAllowsAt } from '../limiter/next-admission.ts'

export type WallSettings = {
  /** Seconds of speech of each request, in the order they are sent. */
  readonly requests: readonly { readonly seconds: number }[]
  /** Requests a minute that are let through at present. */
  readonly perMinute: number
  /** How many may be sent at once after a rest; one, if not said. */
  readonly burst?: number | undefined
  /** How many seconds ago the requests of the last minute were sent, the latest last. */
  readonly sentBefore?: readonly number[] | undefined
  /** How many may be under way at once. */
  readonly concurrency: number
  /** Seconds from sending a request to its answer. */
  readonly latency: (seconds: number) => number
}

/**
 * Seconds from now until the last answer is there: each request waits for a free place among those under way, and for
 * its turn, as the limiter gives it.
 */
export function estimateWall(settings: WallSettings): number {
  const { requests, latency } = settings
  const places = Array.from(
    { length: Math.max(1, Math.min(Math.floor(settings.concurrency), requests.length)) },
    () => 0,
  )
  let limiter = limiterOf(settings)
  let last = 0
  for (const { seconds } of requests) {
    let earliest = 0
    for (const [place, free] of places.entries()) if (free < (places[earliest] ?? 0)) earliest = place
    const freedAt = places[earliest] ?? 0
    const sent = Math.max(freedAt, paceAllowsAt(limiter))
    // Work was waiting all the time: what it waited for last is what held it back.
    limiter = admitRequest({ ...limiter, freedAt }, sent, 0).state
    const end = sent + 1000 * latency(seconds)
    places[earliest] = end
    last = Math.max(last, end)
  }
  return last / 1000
}

/** A limiter as it is now, at time 0. */
function limiterOf({ perMinute, concurrency, burst = 1, sentBefore = [] }: WallSettings): LimiterState {
  const recent = sentBefore.map((seconds) => -1000 * seconds)
  const memory = { perMinute, concurrency, burst, recent, held: 0, patience: 1 }
  return startLimiter({ ...memory, lastAdmittedAt: recent.at(-1) }, Math.max(1, concurrency), 0)
}
