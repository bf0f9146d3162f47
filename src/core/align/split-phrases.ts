import { speechSize } from '../estimate/speech-size.ts'
import { speechSegments } from '../script/speech-text.ts'
import { firstSound, lastSound, type LetterSound } from './letter-sounds.ts'

/** What ends a phrase: the turn, a sentence or a mark inside one. */
export type PhraseEnd = 'turn' | 'sentence' | 'comma'
/** A stretch of a turn between two marks. `characters` are those of English, `sounds` laughs, sighs and the like. */
export type Phrase = {
  readonly characters: number
  readonly sounds: number
  readonly end: PhraseEnd
  /** What its first word begins with and its last ends with, as far as that is known. */
  readonly first: LetterSound | undefined
  readonly last: LetterSound | undefined
}

/** Seconds a laugh, a sigh and the like take; more or less. */
export const soundSeconds = 0.8

/** The end of a phrase is drawn out by about as much as this many characters take. */
const drawnOut = 3.8

/** How long a phrase takes, in characters; sounds apart. */
export function phraseLength({ characters }: Pick<Phrase, 'characters'>): number {
  return characters === 0 ? 0 : characters + drawnOut
}

const marks = /[.!?…]+["'”’)\]]*(?=\s|$)|[。！？]+|[,;:—–]+["'”’)\]]*(?=\s|$)|[、，；：]/gu
const sentenceEnd = /^[.!?…。！？]/u

/** A turn's text as phrases, at least one; the last ends the turn. */
export function splitPhrases(text: string): Phrase[] {
  const phrases: Phrase[] = []
  let characters = 0
  let sounds = 0
  let said = ''
  const endPhrase = (end: PhraseEnd) => {
    const [first, last] = [firstSound(said), lastSound(said)]
    if (characters + sounds > 0) phrases.push({ characters, sounds, end, first, last })
    characters = 0
    sounds = 0
    said = ''
  }
  const add = (words: string) => {
    characters += speechSize(words).characters
    said += words
  }
  for (const segment of speechSegments(text)) {
    if (segment.kind === 'pause') endPhrase('sentence')
    // A sound may stand apart from the words beside it.
    if (segment.kind === 'tag' && segment.known) {
      endPhrase('comma')
      sounds = 1
      endPhrase('comma')
    }
    if (segment.kind !== 'words') continue
    let from = 0
    for (const mark of segment.text.matchAll(marks)) {
      const to = mark.index + mark[0].length
      add(segment.text.slice(from, to))
      endPhrase(sentenceEnd.test(mark[0]) ? 'sentence' : 'comma')
      from = to
    }
    add(segment.text.slice(from))
  }
  endPhrase('turn')
  const last = phrases.pop() ?? { characters: 1, sounds: 0, first: undefined, last: undefined }
  return [...phrases, { ...last, end: 'turn' }]
}
