/** One measured figure; `limit` is the most it may be. */
export type BenchRow = {
  readonly what: string
  readonly value: number
  readonly unit: string
  readonly limit?: number
  readonly note?: string
}
