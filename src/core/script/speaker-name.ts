import {
  directionWords,
  headingOpeners,
  nameParticles,
  roleWords,
  sentenceOpeners,
  textWords,
} from './speaker-words.ts'

const invisible = /\p{Cf}|\uFE0F/gu
const spokenCharacter = /[\p{L}\p{Extended_Pictographic}]/u
const lowerCase = /^\p{Ll}/u
const sentenceEnd = /[.!?]\s/
const abbreviation = /^[^\p{Ll}].{0,3}\.$/u
const longestName = 6

/** What all spellings of one speaker's name have in common: letter case, spaces, dots and invisible marks aside. */
export function foldName(name: string): string {
  return name
    .normalize('NFKC')
    .toLowerCase()
    .replace(invisible, '')
    .replace(/[’ʼ‘`´]/g, "'")
    .replace(/[\s_.]+/g, ' ')
    .trim()
}

/** What the looks of a name tell about it. */
export type NameLooks = {
  readonly key: string
  /** Cannot be a name at all: no letter, or the end of one sentence and the beginning of another. */
  readonly isImpossible: boolean
  /**
   * How many lines must begin with it to make it a name: 1 for what looks like one, 2 for a long description, 3 for the
   * beginning of a sentence ("Here is the thing:"), more than there are for a word such as "Note".
   */
  readonly linesNeeded: number
  readonly isLowerCase: boolean
  /** Every word is written as words of a name are. */
  readonly isProper: boolean
  /** A part that speakers play: "Host", "Speaker 2". */
  readonly isRole: boolean
}

/** Looks at a name as it stands before a colon. */
export function lookAtName(name: string): NameLooks {
  const key = foldName(name)
  const words = name.replace(invisible, '').trim().split(/\s+/)
  const ordinary = words.slice(1).filter((word) => lowerCase.test(word) && !nameParticles.has(word))
  return {
    key,
    isImpossible:
      !spokenCharacter.test(name) ||
      words.length > longestName ||
      (sentenceEnd.test(name) && !words.slice(0, -1).every(isWordOfName)),
    linesNeeded: linesNeeded(key, words, ordinary.length),
    isLowerCase: lowerCase.test(words[0] ?? ''),
    isProper: ordinary.length === 0,
    isRole: roleWords.has(key.replace(/\s*#?\d+$/, '')),
  }
}

function linesNeeded(key: string, words: readonly string[], ordinaryWords: number): number {
  const first = (words[0] ?? '').toLowerCase()
  if (textWords.has(key) || textWords.has(key.replaceAll(' ', '')) || directionWords.has(key)) return Infinity
  if (words.length > 1 && (sentenceOpeners.has(first) || headingOpeners.has(first))) return 3
  return words.length > 2 && ordinaryWords > 0 ? 2 : 1
}

function isWordOfName(word: string): boolean {
  return !/[.!?]$/.test(word) || abbreviation.test(word)
}
