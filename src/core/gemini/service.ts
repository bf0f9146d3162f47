/**
 * How soon Google answers, and at what price. standard: at once · flex: when it has room, half price · batch: within a
 * day, half price (ai.google.dev/gemini-api/docs/flex-inference and /docs/batch-api).
 */
export type Service = 'standard' | 'flex' | 'batch'

/** What of the full price a service costs. */
export function priceShare(service: Service): number {
  return service === 'standard' ? 1 : 0.5
}
