import { alignSequences } from '../../core/text/align-sequences.ts'

export type LineChange = { readonly from: number; readonly to: number; readonly insert: string }

/** From `from` to `to` of one text stands what is from `at` to `until` in the other. */
type Difference = { readonly from: number; readonly to: number; readonly at: number; readonly until: number }

/** Each change costs an editor of a long text about as much as a keystroke. */
const mostChanges = 64

/** The changes, by whole lines, that make one text of another: what both have is left alone. Very many are made fewer. */
export function lineChanges(before: string, after: string): readonly LineChange[] {
  let differences = differencesOf(linesOf(before), linesOf(after))
  for (let gap = 64; differences.length > mostChanges; gap *= 2) differences = joined(differences, gap)
  return differences.map(({ from, to, at, until }) => ({ from, to, insert: after.slice(at, until) }))
}

/** The lines of a text with their breaks: joined, they are the text again. */
function linesOf(text: string): readonly string[] {
  return text.match(/[^\n]*\n|[^\n]+$/g) ?? []
}

function differencesOf(a: readonly string[], b: readonly string[]): readonly Difference[] {
  const differences: Difference[] = []
  let [i, j, from, at] = [0, 0, 0, 0]
  for (const [place, other] of [...alignSequences(a, b), [a.length, b.length] as const]) {
    const to = from + lengthOf(a, i, place)
    const until = at + lengthOf(b, j, other)
    if (to > from || until > at) differences.push({ from, to, at, until })
    const same = a[place]?.length ?? 0
    ;[i, j, from, at] = [place + 1, other + 1, to + same, until + same]
  }
  return differences
}

function lengthOf(lines: readonly string[], from: number, to: number): number {
  let length = 0
  for (let place = from; place < to; place++) length += lines[place]?.length ?? 0
  return length
}

/** Makes one of those with at most `gap` code units between them. */
function joined(differences: readonly Difference[], gap: number): readonly Difference[] {
  const fewer: Difference[] = []
  for (const difference of differences) {
    const last = fewer.at(-1)
    if (last !== undefined && difference.from - last.to <= gap)
      fewer[fewer.length - 1] = { ...last, to: difference.to, until: difference.until }
    else fewer.push(difference)
  }
  return fewer
}
