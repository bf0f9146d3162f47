import type { PhrasedTurn } from './break-model.ts'
import type { CutPlaces } from './cut-places.ts'
import { edgeOdds } from './edge-odds.ts'
import type { LetterSound } from './letter-sounds.ts'

/** No border says more than this for or against the letters (natural logarithm). */
const most = 2

/** What is said before and after the border that follows a turn. */
export function soundsAt(
  turns: readonly PhrasedTurn[],
  index: number,
): { readonly last: LetterSound | undefined; readonly first: LetterSound | undefined } {
  return { last: turns[index]?.phrases.at(-1)?.last, first: turns[index + 1]?.phrases[0]?.first }
}

/**
 * Whether words begin and end as they are spelled, which they do not in every language: judged by borders that were found
 * without letters. `ends` are their places.
 */
export function doLettersTell(
  turns: readonly PhrasedTurn[],
  ends: readonly number[],
  { parts }: CutPlaces,
): boolean {
  let sum = 0
  for (const [index, end] of ends.slice(0, -1).entries()) {
    const { last, first } = soundsAt(turns, index)
    sum += Math.max(-most, Math.min(most, Math.log(edgeOdds(parts[end] ?? [], last, first))))
  }
  return sum > 0
}
