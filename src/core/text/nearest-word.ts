import { editDistance } from '../cast/edit-distance.ts'

/**
 * The candidate that `word` most probably misspells, letter case aside: the nearest that is at most `slips` letters
 * wrong, missing, too many or swapped. Undefined when there is none. For voices and speakers see `nearestNames`.
 */
export function nearestWord(word: string, candidates: Iterable<string>, slips: number): string | undefined {
  const wanted = word.toLowerCase()
  let best: string | undefined
  let bestDistance = slips + 1
  for (const candidate of candidates) {
    if (Math.abs(candidate.length - wanted.length) > slips) continue
    const distance = editDistance(wanted, candidate.toLowerCase())
    if (distance < bestDistance) {
      best = candidate
      bestDistance = distance
    }
  }
  return best
}
