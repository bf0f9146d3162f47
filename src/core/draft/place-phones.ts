import type { Phone } from './parse-phones.ts'

/** A speech sound at its place in a stretch of audio, seconds. */
export type PlacedPhone = { readonly name: string; readonly start: number; readonly end: number }

/**
 * Puts the utterances Flite spoke one after another on one line of time, `seconds` long in all. The ends it prints are
 * a little more than what it renders (up to 0.12 s an utterance for its oldest voice, 5 ms for the others), always by
 * a shorter last pause: the difference is taken off each utterance's end.
 */
export function placePhones(utterances: readonly (readonly Phone[])[], seconds: number): PlacedPhone[] {
  const printed = utterances.reduce((total, phones) => total + (phones.at(-1)?.end ?? 0), 0)
  const excess = utterances.length === 0 ? 0 : (printed - seconds) / utterances.length
  const placed: PlacedPhone[] = []
  let from = 0
  for (const phones of utterances) {
    const length = (phones.at(-1)?.end ?? 0) - excess
    let start = 0
    for (const { name, end } of phones) {
      const ends = Math.max(start, Math.min(end, length))
      placed.push({ name, start: from + start, end: from + ends })
      start = ends
    }
    from += length
  }
  return placed
}
