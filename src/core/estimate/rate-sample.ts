/** A request whose speech was kept: what was said by which voice, and what came of it. */
export type RateSample = {
  readonly model: string
  readonly turns: readonly { readonly voice: string; readonly words: number; readonly characters: number }[]
  /** Seconds of speech. */
  readonly seconds: number
  readonly tokensIn: number
  readonly tokensOut: number
  /** Seconds from sending to the whole answer; 0 where it was not asked for at once. */
  readonly latency: number
}
