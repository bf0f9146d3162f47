import { alignSequences } from './align-sequences.ts'

/** One line of a comparison: in both texts, only in the one before, or only in the one after. */
export type DiffLine = { readonly kind: 'same' | 'removed' | 'added'; readonly text: string }

/** Two texts compared line by line. What is far apart is given as replaced whole. */
export function diffLines(before: string, after: string): readonly DiffLine[] {
  const a = before.split('\n')
  const b = after.split('\n')
  const lines: DiffLine[] = []
  const add = (kind: DiffLine['kind'], texts: readonly string[]) => {
    for (const text of texts) lines.push({ kind, text })
  }
  let [i, j] = [0, 0]
  for (const [place, other] of [...alignSequences(a, b), [a.length, b.length] as const]) {
    add('removed', a.slice(i, place))
    add('added', b.slice(j, other))
    add('same', a.slice(place, place + 1))
    ;[i, j] = [place + 1, other + 1]
  }
  return lines
}
