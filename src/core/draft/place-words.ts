import type { PlacedPhone } from './place-phones.ts'

export type Span = { readonly start: number; readonly end: number }

/** Stands between the sounds of two words; a pause in the speech belongs there and nowhere else. */
const boundary = '|'
const pause = 'pau'
const vowels = new Set('aa ae ah ao aw ax ay eh er ey ih iy ow oy uh uw'.split(' '))

/**
 * When each word is said. `sounds`: the speech sounds of each word spoken alone; `spoken`: what was said, with pauses.
 * A word in its sentence may sound a little different ("the", "read", "$5 million"), so the two are laid against
 * each other at the least cost. Undefined for a word of which nothing was said. Time and memory grow with the product
 * of the two lengths: give it a piece at a time.
 */
export function placeWords(
  sounds: readonly (readonly string[])[],
  spoken: readonly PlacedPhone[],
): (Span | undefined)[] {
  const expected = sounds.flatMap((word, index) => [
    ...word.filter((sound) => sound !== pause).map((sound) => ({ sound, word: index })),
    { sound: boundary, word: index },
  ])
  const spans = sounds.map((): Span | undefined => undefined)
  for (const [place, word] of leastCost(expected, spoken)) {
    const phone = spoken[place]
    if (phone === undefined || phone.name === pause) continue
    const span = spans[word]
    spans[word] = {
      start: Math.min(span?.start ?? Infinity, phone.start),
      end: Math.max(span?.end ?? 0, phone.end),
    }
  }
  return spans
}

type Expected = { readonly sound: string; readonly word: number }

/** Pairs of a place in `spoken` and the word it belongs to. */
function leastCost(expected: readonly Expected[], spoken: readonly PlacedPhone[]): [number, number][] {
  const columns = spoken.length + 1
  const costs = new Float32Array((expected.length + 1) * columns)
  const steps = new Uint8Array(costs.length)
  for (let row = 0; row <= expected.length; row++) {
    for (let column = 0; column <= spoken.length; column++) {
      if (row === 0 && column === 0) continue
      const here = row * columns + column
      const wanted = expected[row - 1]?.sound ?? ''
      const said = spoken[column - 1]?.name ?? ''
      const both = row > 0 && column > 0 ? (costs[here - columns - 1] ?? 0) + cost(wanted, said) : Infinity
      const skip = row > 0 ? (costs[here - columns] ?? 0) + (wanted === boundary ? 0 : 1) : Infinity
      const extra = column > 0 ? (costs[here - 1] ?? 0) + extraCost(said, row, expected.length) : Infinity
      const least = Math.min(both, skip, extra)
      costs[here] = least
      steps[here] = least === both ? 0 : least === skip ? 1 : 2
    }
  }
  return followBack(steps, expected, spoken.length)
}

function followBack(
  steps: Uint8Array,
  expected: readonly Expected[],
  spokenLength: number,
): [number, number][] {
  const columns = spokenLength + 1
  const pairs: [number, number][] = []
  let row = expected.length
  let column = spokenLength
  while (row > 0 || column > 0) {
    const step = steps[row * columns + column]
    if (step !== 1) {
      const word = expected[row - 1]?.word ?? expected[row]?.word
      if (word !== undefined && column > 0) pairs.push([column - 1, word])
      column--
    }
    if (step !== 2) row--
  }
  return pairs
}

function cost(wanted: string, said: string): number {
  if (wanted === said) return 0
  if (wanted === boundary) return said === pause ? 0 : Infinity
  if (said === pause) return Infinity
  if (vowels.has(wanted) !== vowels.has(said)) return 2
  return vowels.has(wanted) ? 0.8 : 1.5
}

/** A pause costs nothing before the first word, after the last and beside another; inside a word it costs most. */
function extraCost(said: string, row: number, rows: number): number {
  if (said !== pause) return 1
  return row === 0 || row === rows ? 0 : 1.5
}
