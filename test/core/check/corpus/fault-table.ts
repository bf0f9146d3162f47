import type { ScoredTake } from './score-corpus.ts'

/** How the takes of one fault came out. */
export type FaultRow = {
  readonly fault: string
  readonly takes: number
  readonly bad: number
  readonly doubtful: number
  readonly missed: number
}

/** A row for each fault, and one for the good takes. */
export function faultTable(
  scored: readonly ScoredTake[],
  knowing: 'cold' | 'learned' | 'told',
): readonly FaultRow[] {
  const faults = new Set(scored.map(({ fault }) => fault ?? 'good'))
  return Array.from(faults, (fault) => {
    const own = scored.filter((one) => (one.fault ?? 'good') === fault)
    const count = (verdict: string) => own.filter((one) => one[knowing].verdict === verdict).length
    return { fault, takes: own.length, bad: count('bad'), doubtful: count('doubtful'), missed: count('ok') }
  })
}

export type Shares = {
  /** Parts of all good takes. */
  readonly goodBad: number
  readonly goodDoubtful: number
  /** Parts of all spoiled takes. */
  readonly caught: number
  readonly onlyDoubtful: number
}

export function shares(scored: readonly ScoredTake[], knowing: 'cold' | 'learned' | 'told'): Shares {
  const part = (isGood: boolean, verdict: string) => {
    const own = scored.filter(({ fault, isHarder }) => !isHarder && (fault === undefined) === isGood)
    return own.filter((one) => one[knowing].verdict === verdict).length / Math.max(1, own.length)
  }
  return {
    goodBad: part(true, 'bad'),
    goodDoubtful: part(true, 'doubtful'),
    caught: part(false, 'bad'),
    onlyDoubtful: part(false, 'doubtful'),
  }
}
