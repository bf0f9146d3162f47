/**
 * For each of `wanted` the place in `present` of an equal key, or null: each place is used once, and the nearest one
 * after the last match is taken first, so that a changed line does not shift the others.
 */
export function matchTurns(
  wanted: readonly string[],
  present: readonly string[],
): readonly (number | null)[] {
  const places = Map.groupBy(present.keys(), (place) => present[place] ?? '')
  let last = -1
  return wanted.map((key) => {
    const free = places.get(key)
    if (free === undefined || free.length === 0) return null
    const after = free.findIndex((place) => place > last)
    const [place] = free.splice(Math.max(after, 0), 1)
    if (place === undefined) return null
    last = place
    return place
  })
}
