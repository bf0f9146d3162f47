import { quotaUsedUp, type Quota } from '../refusals/quota-refusals.ts'
import type { GoogleRefusal } from '../refusals/google-refusal.ts'
import { pacificDay } from './pacific-day.ts'

/** What a key may ask of one model; undefined is no limit. */
export type RateLimits = {
  readonly requestsPerMinute?: number | undefined
  /** Input tokens. */
  readonly tokensPerMinute?: number | undefined
  readonly requestsPerDay?: number | undefined
}

type Passed = { readonly at: number; readonly tokens: number }
const minute = 60_000

/**
 * Counts what each key asks of each model: over the last sixty seconds, and since midnight in California. What is
 * refused is not counted. `now`: milliseconds since 1970.
 */
export function createRateLimiter(now: () => number): {
  readonly limit: (limits: RateLimits) => void
  /** The refusal of this request, or undefined, and then it counts. */
  readonly pass: (key: string, model: string, tokens: number) => GoogleRefusal | undefined
} {
  let limits: RateLimits = {}
  const passed = new Map<string, Passed[]>()
  const today = new Map<string, { day: string; requests: number }>()

  return {
    limit(given) {
      limits = given
    },
    pass(key, model, tokens) {
      const name = JSON.stringify([key, model])
      const at = now()
      const day = pacificDay(at)
      const recent = (passed.get(name) ?? []).filter((one) => at - one.at < minute)
      const counted = today.get(name)
      const requests = counted?.day === day ? counted.requests : 0
      const refuse = (quota: Quota, limit: number, retryAfter: number) =>
        quotaUsedUp({ quota, model, limit, retryAfter })

      const { requestsPerMinute, tokensPerMinute, requestsPerDay } = limits
      if (requestsPerDay !== undefined && requests >= requestsPerDay) {
        return refuse('requests-per-day', requestsPerDay, 30)
      }
      if (requestsPerMinute !== undefined && recent.length >= requestsPerMinute) {
        const next = recent[recent.length - requestsPerMinute]
        return refuse('requests-per-minute', requestsPerMinute, secondsUntil(next, at))
      }
      if (tokensPerMinute !== undefined && tokensOf(recent) + tokens > tokensPerMinute) {
        const next = recent.find((_, index) => tokensOf(recent.slice(index + 1)) + tokens <= tokensPerMinute)
        return refuse('tokens-per-minute', tokensPerMinute, secondsUntil(next, at))
      }
      passed.set(name, [...recent, { at, tokens }])
      today.set(name, { day, requests: requests + 1 })
      return undefined
    },
  }
}

/** Seconds until this request is a minute old; a whole minute where no wait would help. */
function secondsUntil(passed: Passed | undefined, at: number): number {
  return passed === undefined ? 60 : Math.max(1, passed.at + minute - at) / 1000
}

function tokensOf(passed: readonly Passed[]): number {
  return passed.reduce((total, { tokens }) => total + tokens, 0)
}
