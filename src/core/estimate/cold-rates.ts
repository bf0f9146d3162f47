import type { SpeakingRates } from './speaking-rates.ts'

/** Seconds before and after a turn's words. */
export const coldPause = 0.3
/** Audio tokens a second. Google says 25; users of the 3.8 models measured 32. */
export const coldAudioTokens = 32

/** Seconds the words themselves take at a usual pace: 16 characters or, where they are short, 3.4 words a second. */
export function coldSpeech(words: number, characters: number): number {
  return Math.max(characters / 16, words / 3.4)
}

/** Text tokens of so many characters, and a few of the request itself. */
export function coldTextTokens(characters: number): number {
  return Math.ceil(10 + characters / 4)
}

/** Seconds before an answer's first and for each of its own: a guess, until answers have been timed. */
export const coldLatency = { base: 2, perSecond: 0.15 } as const

/** What is expected before anything was ever spoken. */
export const coldRates: SpeakingRates = {
  seconds: (_voice, words, characters) => coldPause + coldSpeech(words, characters),
  audioTokens: () => coldAudioTokens,
  textTokens: (_model, characters) => coldTextTokens(characters),
  latency: (_model, seconds) => coldLatency.base + coldLatency.perSecond * seconds,
}
