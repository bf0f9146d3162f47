import { alignPassage } from '../../../src/core/align/align-passage.ts'
import type { TruePassage } from './build-passage.ts'
import { corpusRate } from './spoken-turns.ts'

/** How one boundary was found. */
export type ScoredBoundary = {
  readonly confidence: number
  /** Milliseconds from the cut to the true gap; 0 inside it. */
  readonly off: number
  /** Whether the cut lies more than 20 ms inside a word. */
  readonly isInWord: boolean
  /** Milliseconds the true gap lasts. */
  readonly gap: number
  readonly isVoiceChange: boolean
}

export type ScoredPassage = {
  readonly kind: TruePassage['plan']['kind']
  readonly isConfident: boolean
  readonly boundaries: readonly ScoredBoundary[]
}

/** A cut this near to the end of a word, in samples, takes nothing from it that is heard. */
const tolerance = 0.02 * corpusRate

/** Aligns a passage and compares every cut with the truth. */
export function scorePassage(passage: TruePassage): ScoredPassage {
  const { pcm, turns, gaps, words, plan } = passage
  const { cuts, confidence, isConfident } = alignPassage({ pcm, rate: corpusRate, turns })
  const boundaries = gaps.map(({ start, end }, index) => {
    const cut = cuts[index]?.end ?? Infinity
    return {
      confidence: confidence[index] ?? 0,
      off: (1000 * Math.max(0, start - cut, cut - end)) / corpusRate,
      isInWord: words.some((word) => word.start + tolerance < cut && cut < word.end - tolerance),
      gap: (1000 * (end - start)) / corpusRate,
      isVoiceChange: turns[index]?.speaker !== turns[index + 1]?.speaker,
    }
  })
  return { kind: plan.kind, isConfident, boundaries }
}
