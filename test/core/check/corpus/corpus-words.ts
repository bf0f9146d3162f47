/** Material for the lines of a corpus. An empty style is none. */
export type CorpusWords = {
  readonly styles: readonly string[]
  readonly single: readonly string[]
  readonly short: readonly string[]
  readonly sentences: readonly string[]
}
