/** One answered request, as it is charged. */
export type BillEntry = {
  readonly model: string
  readonly tier: 'standard' | 'flex' | 'priority' | 'batch'
  /** Seconds of audio. */
  readonly seconds: number
  readonly tokensIn: number
  readonly tokensOut: number
}

export type Bill = {
  readonly requests: number
  readonly seconds: number
  readonly tokensIn: number
  readonly tokensOut: number
  readonly entries: readonly BillEntry[]
}

export function sumBill(entries: readonly BillEntry[]): Bill {
  const sum = (amount: (entry: BillEntry) => number) =>
    entries.reduce((total, entry) => total + amount(entry), 0)
  return {
    requests: entries.length,
    seconds: sum(({ seconds }) => seconds),
    tokensIn: sum(({ tokensIn }) => tokensIn),
    tokensOut: sum(({ tokensOut }) => tokensOut),
    entries: [...entries],
  }
}
