/** How fast voices speak and what a second costs in tokens, learned from what was spoken. */
export type SpeakingRates = {
  /** Seconds a turn of so many words and characters lasts in this voice. */
  readonly seconds: (voice: string, words: number, characters: number) => number
  /** Audio tokens a second of this model. */
  readonly audioTokens: (model: string) => number
  /** Text tokens of so many characters, a request's own share included. */
  readonly textTokens: (model: string, characters: number) => number
  /** Seconds from sending a request to its answer, for so many seconds of speech. */
  readonly latency: (model: string, seconds: number) => number
}
