/**
 * Edit distance with transpositions of neighbours (optimal string alignment), or `limit + 1` when it is more than
 * `limit`. Time: the product of the lengths.
 */
export function editDistance(from: string, to: string, limit: number): number {
  if (Math.abs(from.length - to.length) > limit) return limit + 1
  let beforeLast: number[] = []
  let last = Array.from({ length: to.length + 1 }, (_, column) => column)
  for (let row = 1; row <= from.length; row++) {
    const current = [row]
    for (let column = 1; column <= to.length; column++) {
      const same = from[row - 1] === to[column - 1]
      let cost = Math.min(
        (last[column] ?? 0) + 1,
        (current[column - 1] ?? 0) + 1,
        (last[column - 1] ?? 0) + (same ? 0 : 1),
      )
      if (from[row - 1] === to[column - 2] && from[row - 2] === to[column - 1]) {
        cost = Math.min(cost, (beforeLast[column - 2] ?? cost) + 1)
      }
      current.push(cost)
    }
    beforeLast = last
    last = current
  }
  return Math.min(last[to.length] ?? 0, limit + 1)
}

/**
 * The candidate that `word` most probably misspells (letter case aside), or undefined when none is near. `limit`: how
 * many slips at most, by default half the word's length and no more than three. For "Did you mean …?".
 */
export function nearestWord(
  word: string,
  candidates: Iterable<string>,
  limit = Math.min(3, Math.floor(word.length / 2)),
): string | undefined {
  const wanted = word.toLowerCase()
  let best: string | undefined
  let bestDistance = limit + 1
  for (const candidate of candidates) {
    const distance = editDistance(wanted, candidate.toLowerCase(), limit)
    if (distance < bestDistance) {
      best = candidate
      bestDistance = distance
    }
  }
  return best
}
