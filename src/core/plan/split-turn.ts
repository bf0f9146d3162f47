import { speechSize } from '../estimate/speech-size.ts'
import { hasSpeech } from '../script/speech-text.ts'

/** Where a text may be cut: after a paragraph or a sentence, with the marks that close it. */
const afterSentence = /\n+|(?<=[.?!…]["'”’)\]]*)\s+/gu

/**
 * Divides the words of a turn into at most `parts` pieces of about the same length, at the ends of sentences. Fewer where
 * there are fewer sentences with words; joined with a space they are the words again.
 */
export function splitTurn(text: string, parts: number): readonly string[] {
  const sentences: string[] = []
  for (const piece of text.split(afterSentence)) {
    const [sentence, before] = [piece.trim(), sentences.at(-1)]
    if (sentence === '') continue
    // No voice can say a piece of dots or dashes alone.
    const isAlone = before === undefined || (hasSpeech(before) && hasSpeech(sentence))
    if (isAlone) sentences.push(sentence)
    else sentences.splice(-1, 1, `${before} ${sentence}`)
  }
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
