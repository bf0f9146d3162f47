import { edgeOdds } from './edge-odds.ts'
import type { GapPart } from './gap-parts.ts'
import type { LetterSound } from './letter-sounds.ts'

/** For each place, how much likelier it is a break between words that end and begin so; 1 where nothing is known of them. */
export type SpelledOdds = (last: LetterSound | undefined, first: LetterSound | undefined) => Float64Array

/** The odds of the places that have these parts, each pair of sounds being looked up once. */
export function createSpelledOdds(parts: readonly (readonly GapPart[])[]): SpelledOdds {
  const known = new Map<string, Float64Array>()
  return (last, first) => {
    const key = `${last} ${first}`
    const odds = known.get(key) ?? Float64Array.from(parts, (own) => edgeOdds(own, last, first))
    known.set(key, odds)
    return odds
  }
}

/** For words that are not believed to begin and end as they are spelled. */
export function unspelledOdds(places: number): SpelledOdds {
  const ones = new Float64Array(places).fill(1)
  return () => ones
}
