import type { CutPlaces } from './cut-places.ts'
import { gapOdds } from './gap-odds.ts'
import type { BreakModel } from './place-breaks.ts'
import type { SpelledOdds } from './spelled-odds.ts'
import { phraseLength, soundSeconds, type Phrase } from './split-phrases.ts'

/** A turn as it is laid on the sound. */
export type PhrasedTurn = {
  /** Its speaker's place among those of the passage. */
  readonly speaker: number
  readonly phrases: readonly Phrase[]
}

/** Variance of the length of a laugh, seconds squared. */
const soundVariance = 0.5 ** 2

/**
 * What the places of a passage are matched by. `paces` are seconds a character, `evidence` sums over frames, both by
 * speaker; `spelled` tells what the letters beside a break make of each place.
 */
export function breakModel(
  turns: readonly PhrasedTurn[],
  paces: readonly number[],
  { places, spoken }: CutPlaces,
  evidence: readonly Float64Array[],
  spelled: SpelledOdds,
): BreakModel {
  const said = turns.flatMap(({ speaker, phrases }) => phrases.map((phrase) => ({ speaker, phrase })))
  const byGap = {
    turn: Float64Array.from(places, (place) => gapOdds(place, 'turn')),
    sentence: Float64Array.from(places, (place) => gapOdds(place, 'sentence')),
    comma: Float64Array.from(places, (place) => gapOdds(place, 'comma')),
  }
  const oddsOf = ({ end, last }: Phrase, next: Phrase | undefined) => {
    const byLetters = spelled(last, next?.first)
    return byGap[end].map((odds, place) => odds * (byLetters[place] ?? 1))
  }
  return {
    spoken,
    evidence: evidence.map((sums) => Float64Array.from(places, ({ at }) => sums[at] ?? 0)),
    phrases: said.map(({ speaker, phrase }, index) => ({
      speaker,
      ...expectedLength([phrase], paces[speaker] ?? 0),
      isEndOptional: phrase.end !== 'turn',
      odds: oddsOf(phrase, said[index + 1]?.phrase),
    })),
  }
}

/** Seconds phrases are expected to last at a pace of seconds a character, and their variance. */
export function expectedLength(
  phrases: readonly Phrase[],
  pace: number,
): { seconds: number; variance: number } {
  let seconds = 0
  let variance = 0
  for (const phrase of phrases) {
    seconds += phraseLength(phrase) * pace + soundSeconds * phrase.sounds
    variance += lengthVariance(phrase) * pace ** 2 + soundVariance * phrase.sounds
  }
  return { seconds, variance }
}

/** In characters squared: a part that evens out over a phrase, and one that does not. */
function lengthVariance({ characters }: Phrase): number {
  return 3 + 0.5 * characters + (0.06 * characters) ** 2
}
