import { speechSegments } from '../script/speech-text.ts'
import { countWords } from '../script/word-count.ts'

/**
 * How much there is to say in a turn's text. Characters are those of an English text that takes as long: a figure counts
 * as five of them ("4" is said "four"), a Chinese character, a kana or a Korean syllable as several. Tags count as none.
 */
export type SpeechSize = { readonly words: number; readonly characters: number }

/** How many characters of English take as long as one of these: about sixteen are said in a second. */
const weights: readonly { readonly sign: RegExp; readonly weight: number }[] = [
  { sign: /\p{N}/gu, weight: 5 },
  { sign: /\p{Script=Han}/gu, weight: 3.3 },
  { sign: /[\p{Script=Hiragana}\p{Script=Katakana}]/gu, weight: 2 },
  { sign: /\p{Script=Hangul}/gu, weight: 2.8 },
]

/** See `SpeechSize`. */
export function speechSize(text: string): SpeechSize {
  let words = 0
  let characters = 0
  for (const segment of speechSegments(text)) {
    if (segment.kind !== 'words' && segment.kind !== 'backchannel') continue
    const said = segment.text.trim()
    words += countWords(said)
    characters += charactersOf(said)
  }
  return { words, characters: Math.round(characters) }
}

function charactersOf(text: string): number {
  let characters = text.length
  for (const { sign, weight } of weights)
    for (const found of text.match(sign) ?? []) characters += weight - found.length
  return characters
}
