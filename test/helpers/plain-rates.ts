import type { SpeakingRates } from '../../src/core/estimate/speaking-rates.ts'

/** Rates that nothing was learned from, and that are easy to reckon with. */
export const plainRates: SpeakingRates = {
  seconds: (_voice, words) => 0.6 + words / 2.6,
  audioTokens: () => 32,
  textTokens: (_model, characters) => 10 + characters / 4,
  latency: (_model, seconds) => 1 + seconds / 10,
}
