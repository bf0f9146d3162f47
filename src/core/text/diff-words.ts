import { alignSequences } from './align-sequences.ts'

/** A stretch of a changed sentence: in both, only in the one before, or only in the one after. */
export type DiffPiece = { readonly kind: 'same' | 'removed' | 'added'; readonly text: string }

// A word or a mark, with the space after it; scripts that do not part words by spaces go letter by letter.
const piece =
  /(?:[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]|[\p{L}\p{M}\p{N}'’]+|[^\s])\s*/gu

/** Two sentences compared word by word. What they share is given as the one after has it. */
export function diffWords(before: string, after: string): readonly DiffPiece[] {
  const a = before.match(piece) ?? []
  const b = after.match(piece) ?? []
  const pieces: { kind: DiffPiece['kind']; text: string }[] = []
  const add = (kind: DiffPiece['kind'], words: readonly string[]) => {
    if (words.length === 0) return
    const last = pieces.at(-1)
    if (last?.kind === kind) last.text += words.join('')
    else pieces.push({ kind, text: words.join('') })
  }
  let [i, j] = [0, 0]
  for (const [place, other] of alignSequences(a.map(bare), b.map(bare))) {
    add('removed', a.slice(i, place))
    add('added', b.slice(j, other))
    add('same', b.slice(other, other + 1))
    ;[i, j] = [place + 1, other + 1]
  }
  add('removed', a.slice(i))
  add('added', b.slice(j))
  return pieces
}

function bare(word: string): string {
  return word.trimEnd()
}
