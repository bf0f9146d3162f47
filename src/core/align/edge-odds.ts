import type { EdgeSound } from './edge-sounds.ts'
import type { GapPart } from './gap-parts.ts'
import type { LetterSound } from './letter-sounds.ts'

/** Parts of a hundred, counted in the passages of the tuning scripts at their true borders. */
type Row = Readonly<Record<EdgeSound, number>>

const row = (...[none, short, long, veryLong, burst, hissed, far]: readonly number[]): Row => ({
  none: none ?? 0,
  short: short ?? 0,
  long: long ?? 0,
  'very long': veryLong ?? 0,
  burst: burst ?? 0,
  'hissed burst': hissed ?? 0,
  far: far ?? 0,
})

/** What is heard at the end of a word that is spelled so, and at any place where the level falls. */
const ends: Readonly<Record<LetterSound | 'any', Row>> = {
  any: row(66, 10, 12, 6, 1.5, 2.7, 1.8),
  soft: row(88, 8.8, 0.2, 0.1, 2.8, 0.3, 0),
  faint: row(30, 6, 20, 28, 4.5, 11, 0),
  hiss: row(0, 1.2, 13.5, 85, 0, 0.4, 0),
  stop: row(36, 9, 5, 3, 24, 22.5, 0.6),
  'voiced stop': row(39, 27, 17, 0.5, 7, 8, 0.6),
  'hissed stop': row(0.6, 1.4, 12, 32, 0.3, 50, 4),
}
/** The same for beginnings. */
const starts: Readonly<Record<LetterSound | 'any', Row>> = {
  any: row(60, 20, 10, 4, 0.8, 2, 3),
  soft: row(88, 8, 1.4, 0, 1.9, 0, 0),
  faint: row(74, 16, 9, 0.1, 1.4, 0, 0),
  hiss: row(0, 0.3, 42, 57, 0, 0.3, 0),
  stop: row(20, 41, 35, 0.4, 2.5, 1.1, 0),
  'voiced stop': row(73, 19, 2, 0, 5, 0.2, 0),
  'hissed stop': row(0, 0.3, 2, 20, 0, 78, 0.3),
}
/** Added to all, as letters do not tell everything. */
const doubt = 0.3
/** Where nothing is likely at all letters say nothing. */
const nothing = 1e-30

/** How likely a part is between a word that ends with one sound and a word that begins with another, not normalised. */
export function partLikelihood(
  { weight, before, after }: GapPart,
  last: LetterSound | undefined,
  first: LetterSound | undefined,
): number {
  return weight * (ends[last ?? 'any'][before] + doubt) * (starts[first ?? 'any'][after] + doubt)
}

/** How much likelier what is heard around a gap is when these two words meet there than at any place. */
export function edgeOdds(
  parts: readonly GapPart[],
  last: LetterSound | undefined,
  first: LetterSound | undefined,
): number {
  let here = 0
  let anywhere = 0
  for (const part of parts) {
    here += partLikelihood(part, last, first)
    anywhere += partLikelihood(part, undefined, undefined)
  }
  return (here + nothing) / (anywhere + nothing)
}
