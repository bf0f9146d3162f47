export type WallSettings = {
  /** Seconds of speech of each request, in the order they are sent. */
  readonly requests: readonly { readonly seconds: number }[]
  /** Requests a minute that are let through at present. */
  readonly perMinute: number
  /** How many may be under way at once. */
  readonly concurrency: number
  /** Seconds from sending a request to its answer. */
  readonly latency: (seconds: number) => number
}

/**
 * Seconds from now until the last answer is there: each request waits for a free place among those under way, and for
 * its turn at today's pace, evenly over the minute, as the limiter sends them.
 */
export function estimateWall({ requests, perMinute, concurrency, latency }: WallSettings): number {
  const interval = 60 / Math.max(perMinute, 1 / 60)
  const places = Array.from(
    { length: Math.max(1, Math.min(Math.floor(concurrency), requests.length)) },
    () => 0,
  )
  let sent = -interval
  let last = 0
  for (const { seconds } of requests) {
    let earliest = 0
    for (const [place, free] of places.entries()) if (free < (places[earliest] ?? 0)) earliest = place
    sent = Math.max(places[earliest] ?? 0, sent + interval)
    const end = sent + latency(seconds)
    places[earliest] = end
    last = Math.max(last, end)
  }
  return last
}
