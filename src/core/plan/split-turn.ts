import { speechSize } from '../estimate/speech-size.ts'

/** Where a text may be cut: after a paragraph or a sentence, with the marks that close it. */
const afterSentence = /\n+|(?<=[.?!…]["'”’)\]]*)\s+/gu

/**
 * Divides the words of a turn into at most `parts` pieces of about the same length, at the ends of sentences. Fewer where
 * there are fewer sentences; joined with a space they are the words again.
 */
export function splitTurn(text: string, parts: number): readonly string[] {
  const sentences = text
    .split(afterSentence)
    .map((sentence) => sentence.trim())
    .filter((sentence) => sentence !== '')
  const sizes = sentences.map((sentence) => speechSize(sentence).characters)
  const whole = sizes.reduce((sum, size) => sum + size, 0)
  const pieces = new Map<number, string[]>()
  let before = 0
  for (const [index, sentence] of sentences.entries()) {
    const size = sizes[index] ?? 0
    // A sentence belongs to the part that its middle lies in.
    const part = Math.min(parts - 1, Math.floor(((before + size / 2) / Math.max(1, whole)) * parts))
    pieces.set(part, [...(pieces.get(part) ?? []), sentence])
    before += size
  }
  return [...pieces.values()].map((piece) => piece.join(' '))
}
