import type { FoldedToken } from './fold-text.ts'

/**
 * Parts the words of a turn into pieces of at most `longest` characters for one call each: after a sentence where
 * there is one, else after a comma, else between two words. Joined, the pieces are the words again.
 */
export function splitPieces(tokens: readonly FoldedToken[], longest: number): FoldedToken[][] {
  const pieces: FoldedToken[][] = []
  let current: FoldedToken[] = []
  let length = 0
  for (const token of tokens) {
    while (current.length > 0 && length + token.text.length > longest) {
      const cut = bestCut(current)
      pieces.push(current.slice(0, cut))
      current = current.slice(cut)
      length = current.reduce((total, { text }) => total + text.length + 1, 0)
    }
    current.push(token)
    length += token.text.length + 1
  }
  if (current.length > 0) pieces.push(current)
  return pieces
}

/** How many of `tokens` the next piece takes. */
function bestCut(tokens: readonly FoldedToken[]): number {
  const sentence = tokens.findLastIndex(
    ({ text }, index) => /[.!?]$/u.test(text) || tokens[index + 1]?.startsParagraph === true,
  )
  if (sentence >= 0) return sentence + 1
  const clause = tokens.findLastIndex(({ text }) => /[,;:]$/u.test(text))
  // A clause at the very start would make a piece of one word.
  return clause >= tokens.length / 3 ? clause + 1 : tokens.length
}
