import type { ErrorCode } from '../../shared/studio-error.ts'
import type { RequestResult } from './books.ts'

/**
 * Failures after which Google may have spoken all the same, and charge for it: what is given up on this side is not on
 * the other. Answers of 4xx and 5xx are free (https://ai.google.dev/gemini-api/docs/billing).
 */
const maybeBilled: ReadonlySet<ErrorCode> = new Set([
  'cancelled',
  'engine-timeout',
  'no-network',
  'answer-unusable',
  'internal',
])
/** Seconds. A connection that failed sooner was never made, or nothing was spoken on it yet: being offline is free. */
const soonest = 1

/** What a request cost in the end, USD; undefined where nobody knows, and its estimate stands. */
export function settledCost(result: RequestResult): number | undefined {
  if (result.usage !== undefined) return result.usage.cost
  if (result.outcome === 'kept' || !maybeBilled.has(result.code)) return 0
  return result.code === 'no-network' && result.latency < soonest ? 0 : undefined
}
