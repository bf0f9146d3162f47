import type { PhrasedTurn } from './break-model.ts'
import { phraseLength, soundSeconds } from './split-phrases.ts'

/** As many seconds of speech at the expected pace weigh as much as those heard. */
const priorSeconds = 6

type PacedTurn = PhrasedTurn & { readonly expectedSeconds: number }

/**
 * Seconds a character for each speaker of a passage: from the seconds expected, stretched to what there is; then, once it
 * is known about where the turns end, from what each was heard to take. `ends` are seconds of sound up to the end of each
 * turn, as far as known; `whole` is all there is.
 */
export function learnPaces(
  turns: readonly PacedTurn[],
  speakers: number,
  ends: readonly number[],
  whole: number,
): number[] {
  const sums = Array.from({ length: speakers }, () => ({ length: 0, expected: 0, heard: 0 }))
  let expected = 0
  for (const [index, { speaker, phrases, expectedSeconds }] of turns.entries()) {
    const sounds = phrases.reduce((sum, phrase) => sum + soundSeconds * phrase.sounds, 0)
    expected += expectedSeconds + sounds
    const own = sums[speaker]
    if (own === undefined) continue
    own.length += phrases.reduce((sum, phrase) => sum + phraseLength(phrase), 0)
    own.expected += expectedSeconds
    const heard = (ends[index] ?? 0) - (ends[index - 1] ?? 0) - sounds
    own.heard += Math.max(0.2 * expectedSeconds, heard)
  }
  const stretch = whole / Math.max(expected, 1e-9)
  return sums.map(({ length, expected: own, heard }) => {
    const usual = (own * stretch) / Math.max(1, length)
    if (ends.length === 0) return usual
    return (heard + priorSeconds) / (length + priorSeconds / Math.max(usual, 1e-9))
  })
}
