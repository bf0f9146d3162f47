import { alignSequences, type SequencePair } from '../text/align-sequences.ts'
import { createWordBags, likeness, type WordBag } from './likeness.ts'
import type { ScriptPart } from './script-parts.ts'

/**
 * What became of a part of a script in a new version. `before` and `after` are places among the parts; every place is in
 * exactly one change. Same and edited ones keep their order among one another.
 */
export type PartChange =
  | Kept<'same'>
  | Kept<'edited'>
  | Kept<'moved'>
  | { readonly kind: 'removed'; readonly before: number }
  | { readonly kind: 'new'; readonly after: number }

type Kept<Kind> = { readonly kind: Kind; readonly before: number; readonly after: number }

/** The share of words that the two sides of an edited part have in common, at least. */
const leastLikeness = 0.4
/** Comparisons of words, about: the more parts are left to find, the nearer to its place each is looked for. */
const mostComparisons = 40_000

/**
 * Matches the parts of a script to those of its new version, in the order of the new one, removed ones where they stood.
 * Equal parts come first, in order and then wherever they went; then, between them, those whose words alone are equal,
 * and those whose words are like. Pure, deterministic; some 30 ms for 5,000 turns, 100 ms where none of them is the same.
 */
export function matchScripts(
  before: readonly ScriptPart[],
  after: readonly ScriptPart[],
): readonly PartChange[] {
  const keys = { before: before.map(keyOf), after: after.map(keyOf) }
  const same = alignSequences(keys.before, keys.after)
  const moved = matchMoved(keys, same)
  const leftBefore = placesWithout(before.length, [...same, ...moved], 0)
  const leftAfter = placesWithout(after.length, [...same, ...moved], 1)
  const reach = Math.ceil(mostComparisons / 2 / leftBefore.length)
  const edited = gapsBetween(same, leftBefore, leftAfter).flatMap((gap) =>
    matchEdited(before, after, gap, reach),
  )
  return inOrder(before.length, after.length, { same, moved, edited })
}

function keyOf({ kind, speaker, style, text }: ScriptPart): string {
  return [kind, speaker, style ?? '', text].join('\0')
}

/** Equal keys among those that are left, the first to the first. */
function matchMoved(
  keys: { readonly before: readonly string[]; readonly after: readonly string[] },
  same: readonly SequencePair[],
): readonly SequencePair[] {
  const free = Map.groupBy(placesWithout(keys.after.length, same, 1), (place) => keys.after[place] ?? '')
  return placesWithout(keys.before.length, same, 0).flatMap((place): readonly SequencePair[] => {
    const other = free.get(keys.before[place] ?? '')?.shift()
    return other === undefined ? [] : [[place, other]]
  })
}

function placesWithout(count: number, pairs: readonly SequencePair[], side: 0 | 1): readonly number[] {
  const taken = new Set(pairs.map((pair) => pair[side]))
  return Array.from({ length: count }, (_, place) => place).filter((place) => !taken.has(place))
}

/** The places of either side that nothing was found for, between two parts that stayed. */
type Gap = { readonly before: readonly number[]; readonly after: readonly number[] }

function gapsBetween(
  same: readonly SequencePair[],
  before: readonly number[],
  after: readonly number[],
): readonly Gap[] {
  let [i, j] = [0, 0]
  const ends: readonly SequencePair[] = [...same, [Infinity, Infinity]]
  return ends.flatMap(([end, otherEnd]) => {
    const [from, otherFrom] = [i, j]
    while (i < before.length && (before[i] ?? 0) < end) i++
    while (j < after.length && (after[j] ?? 0) < otherEnd) j++
    return i === from || j === otherFrom
      ? []
      : [{ before: before.slice(from, i), after: after.slice(otherFrom, j) }]
  })
}

function matchEdited(
  before: readonly ScriptPart[],
  after: readonly ScriptPart[],
  gap: Gap,
  reach: number,
): readonly SequencePair[] {
  // The same words with another name or style before them.
  const sameWords = alignSequences(wordsAt(before, gap.before), wordsAt(after, gap.after)).map(
    ([i, j]): SequencePair => [gap.before[i] ?? 0, gap.after[j] ?? 0],
  )
  const taken = [0, 1].map((side) => new Set(sameWords.map((pair) => pair[side])))
  const bagOf = createWordBags()
  const candidates = (parts: readonly ScriptPart[], places: readonly number[]) =>
    places.map((place): Candidate => {
      const { kind = 'turn', text = '' } = parts[place] ?? {}
      return { place, kind, bag: bagOf(text) }
    })
  const likeWords = gapsBetween(
    sameWords,
    gap.before.filter((place) => taken[0]?.has(place) !== true),
    gap.after.filter((place) => taken[1]?.has(place) !== true),
  ).flatMap((rest) => alignLike(candidates(before, rest.before), candidates(after, rest.after), reach))
  return [...sameWords, ...likeWords]
}

function wordsAt(parts: readonly ScriptPart[], places: readonly number[]): readonly string[] {
  return places.map((place) => `${parts[place]?.kind ?? ''}\0${parts[place]?.text ?? ''}`)
}

type Candidate = { readonly place: number; readonly kind: ScriptPart['kind']; readonly bag: WordBag }

/** The pairs, in order, whose likeness adds up to the most, within `reach` of the straight line through both. */
function alignLike(a: readonly Candidate[], b: readonly Candidate[], reach: number): readonly SequencePair[] {
  const firstOf = (i: number) => Math.max(0, Math.round((i * b.length) / a.length) - reach)
  const width = Math.min(b.length, 2 * reach + 1)
  const gain = (i: number, j: number) => {
    const [one, other] = [a[i], b[j]]
    if (one === undefined || other === undefined || one.kind !== other.kind) return 0
    const share = likeness(one.bag, other.bag)
    return share < leastLikeness ? 0 : share
  }
  // best[i * width + j - firstOf(i)]: the most that pairs from the places i and j on add up to.
  const best = new Float64Array(a.length * width)
  const bestFrom = (i: number, j: number) => {
    const column = Math.max(0, j - firstOf(i))
    return i < a.length && j < b.length && column < width ? (best[i * width + column] ?? 0) : 0
  }
  const withPair = (i: number, j: number) => {
    const won = gain(i, j)
    return won === 0 ? 0 : won + bestFrom(i + 1, j + 1)
  }
  for (let i = a.length - 1; i >= 0; i--)
    for (let j = Math.min(b.length, firstOf(i) + width) - 1; j >= firstOf(i); j--)
      best[i * width + j - firstOf(i)] = Math.max(withPair(i, j), bestFrom(i + 1, j), bestFrom(i, j + 1))

  const pairs: SequencePair[] = []
  let [i, j] = [0, 0]
  while (i < a.length && j < b.length) {
    j = Math.max(j, firstOf(i))
    const [one, other] = [a[i], b[j]]
    const most = bestFrom(i, j)
    if (one === undefined || other === undefined || most === 0) break
    if (withPair(i, j) === most) {
      pairs.push([one.place, other.place])
      i++
      j++
    } else if (bestFrom(i + 1, j) === most) i++
    else j++
  }
  return pairs
}

type Found = {
  readonly same: readonly SequencePair[]
  readonly moved: readonly SequencePair[]
  readonly edited: readonly SequencePair[]
}

function inOrder(
  countBefore: number,
  countAfter: number,
  { same, moved, edited }: Found,
): readonly PartChange[] {
  const movedBefore = new Set(moved.map(([place]) => place))
  const movedFrom = new Map(moved.map(([place, other]) => [other, place]))
  const changes: PartChange[] = []
  let [i, j] = [0, 0]
  const goTo = (place: number, other: number) => {
    for (; i < place; i++) if (!movedBefore.has(i)) changes.push({ kind: 'removed', before: i })
    for (; j < other; j++) {
      const from = movedFrom.get(j)
      changes.push(from === undefined ? { kind: 'new', after: j } : { kind: 'moved', before: from, after: j })
    }
  }
  const stayed = [
    ...same.map((pair) => ({ kind: 'same', pair }) as const),
    ...edited.map((pair) => ({ kind: 'edited', pair }) as const),
  ].toSorted((one, other) => one.pair[0] - other.pair[0])
  for (const { kind, pair } of stayed) {
    goTo(...pair)
    changes.push({ kind, before: i++, after: j++ })
  }
  goTo(countBefore, countAfter)
  return changes
}
