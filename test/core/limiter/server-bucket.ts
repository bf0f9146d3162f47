/** How a server counts requests. Its refusals take nothing from what is allowed. */
export type ServerBucket = {
  /** Undefined: let through. Otherwise the seconds after which the next one would be. */
  readonly take: (now: number) => number | undefined
}

/** The limit at a time, requests a minute. */
export type Limit = (now: number) => number

const MINUTE = 60_000

/** At most the limit in each minute by the server's clock, which stands at `phase` (ms) at time 0. */
export function fixedWindow(limit: Limit, phase: number): ServerBucket {
  let window = -1
  let taken = 0
  return {
    take: (now) => {
      const current = Math.floor((now + phase) / MINUTE)
      if (current !== window) taken = 0
      window = current
      if (taken >= limit(now)) return ((current + 1) * MINUTE - phase - now) / 1000
      taken += 1
      return undefined
    },
  }
}

/** At most the limit in any 60 s. */
export function slidingWindow(limit: Limit): ServerBucket {
  let times: number[] = []
  return {
    take: (now) => {
      times = times.filter((at) => at > now - MINUTE)
      if (times.length >= limit(now)) return (times.at(-Math.floor(limit(now)))! + MINUTE - now) / 1000
      times.push(now)
      return undefined
    },
  }
}

/** Tokens flow in at the limit; as many as come in `burst` minutes, and at least one, can be saved up. */
export function tokenBucket(limit: Limit, burst: number): ServerBucket {
  let tokens = Infinity
  let before = 0
  return {
    take: (now) => {
      const most = Math.max(1, limit(now) * burst)
      tokens = Math.min(most, tokens + ((now - before) / MINUTE) * limit(now))
      before = now
      if (tokens < 1) return (((1 - tokens) / limit(now)) * MINUTE) / 1000
      tokens -= 1
      return undefined
    },
  }
}
