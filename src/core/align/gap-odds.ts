import { frameSeconds } from './envelope.ts'
import type { Gap } from './find-gaps.ts'
import type { PhraseEnd } from './split-phrases.ts'

/** By how long the silence is, seconds, at least: how much likelier such a gap is at a mark than inside a phrase. */
const bySilence: readonly { readonly from: number; readonly odds: Readonly<Record<PhraseEnd, number>> }[] = [
  { from: 0.35, odds: { turn: 60, sentence: 60, comma: 12 } },
  { from: 0.2, odds: { turn: 60, sentence: 60, comma: 20 } },
  { from: 0.12, odds: { turn: 25, sentence: 25, comma: 15 } },
  { from: 0.07, odds: { turn: 4, sentence: 3, comma: 3 } },
  { from: 0.035, odds: { turn: 0.8, sentence: 0.4, comma: 0.6 } },
  { from: 0.005, odds: { turn: 0.3, sentence: 0.1, comma: 0.3 } },
]
/** A dip of 5 dB, and how the odds grow for each dB more. */
const dip = { turn: 0.01, sentence: 0.004, comma: 0.03, growth: 0.06 } as const

/** How much likelier it makes a phrase's end that the gap is as it is. */
export function gapOdds({ silent, depth }: Gap, end: PhraseEnd): number {
  const seconds = silent * frameSeconds
  const row = bySilence.find(({ from }) => seconds >= from)
  if (row !== undefined) return row.odds[end]
  return dip[end] * Math.exp(dip.growth * Math.min(25, depth - 5))
}
