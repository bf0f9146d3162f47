import { foldWord } from './fold-word.ts'

/** A word of a turn as Flite is to say it, and where it stands in the turn's text (UTF-16 code units). */
export type FoldedToken = {
  /** ASCII: one or more words and their punctuation; holds at least one letter or digit. */
  readonly text: string
  readonly at: number
  readonly length: number
  readonly startsParagraph: boolean
}

/** Flite's letter-to-sound rules take many seconds for a word of thousands of letters. */
const longestWord = 40
const writtenWord = /[^\s\p{Cc}\u200B]+/gu
/** Dashes and dots that part words without a space. An en dash between figures means "to" and stays. */
const parting = /[—―⸺]|-{2,}|(?<![\p{N}%°])–|–(?!\p{N})|…|\.{3,}/gu
const magnitude = /^(?:hundred|thousand|million|billion|trillion)\b/iu
const unitAtEnd = /^(?<amount>-?[\d.,]+) (?<unit>pounds|euros|yen|rupees|won|rubles|hryvnias|bitcoins)$/u

type WrittenPart = { readonly text: string; readonly at: number; readonly isParting: boolean }

/** The words of a text as Flite can say them; what it cannot say is left out. `from` is added to every place. */
export function foldText(text: string, from = 0): FoldedToken[] {
  const tokens: FoldedToken[] = []
  let end = 0
  let isNewParagraph = false
  for (const word of text.matchAll(writtenWord)) {
    isNewParagraph ||= tokens.length > 0 && text.slice(end, word.index).includes('\n')
    end = word.index + word[0].length
    for (const part of parted(word[0], word.index)) {
      const folded = part.isParting || part.text === '-' ? mark(part.text) : foldWord(part.text)
      if (!/[A-Za-z0-9]/u.test(folded)) {
        // A dash or a bullet that begins a paragraph parts nothing.
        if (!isNewParagraph) punctuate(tokens, folded)
        continue
      }
      const token = {
        text: folded,
        at: from + part.at,
        length: part.text.length,
        startsParagraph: isNewParagraph,
      }
      moveUnit(tokens, token)
      isNewParagraph = false
    }
  }
  return tokens.flatMap(shortWords)
}

function mark(sign: string): string {
  return sign === '…' || sign.startsWith('.') ? '...' : ','
}

function parted(word: string, at: number): WrittenPart[] {
  const parts: WrittenPart[] = []
  let end = 0
  const add = (text: string, from: number, isParting: boolean) => {
    if (text !== '') parts.push({ text, at: at + from, isParting })
  }
  for (const match of word.matchAll(parting)) {
    add(word.slice(end, match.index), end, false)
    add(match[0], match.index, true)
    end = match.index + match[0].length
  }
  add(word.slice(end), end, false)
  return parts
}

/** Gives punctuation that stands alone to the word before it, unless that has its own. */
function punctuate(tokens: FoldedToken[], punctuation: string): void {
  const last = tokens.at(-1)
  const wanted = /\.{3}|[.,;:!?]/u.exec(punctuation)?.[0]
  if (last === undefined || wanted === undefined || /[.,;:!?]$/u.test(last.text)) return
  tokens[tokens.length - 1] = { ...last, text: last.text + wanted }
}

/** "£5 million" is five million pounds: the unit is said after the magnitude. */
function moveUnit(tokens: FoldedToken[], token: FoldedToken): void {
  const last = tokens.at(-1)
  const money = last === undefined ? undefined : unitAtEnd.exec(last.text)?.groups
  if (last === undefined || money === undefined || !magnitude.test(token.text)) {
    tokens.push(token)
    return
  }
  tokens[tokens.length - 1] = { ...last, text: money['amount'] ?? last.text }
  tokens.push({ ...token, text: token.text.replace(magnitude, (word) => `${word} ${money['unit'] ?? ''}`) })
}

/** Cuts what is too long to be a word into several. Where letters stand for themselves each keeps its own place. */
function shortWords(token: FoldedToken): FoldedToken[] {
  const words = token.text.split(' ')
  if (words.every((word) => word.length <= longestWord)) return [token]
  const isAsWritten = words.length === 1 && token.text.length === token.length
  let used = 0
  return words.flatMap((word) => {
    const pieces: FoldedToken[] = []
    for (let start = 0; start < word.length; start += longestWord) {
      const text = word.slice(start, start + longestWord)
      const place = isAsWritten ? { at: token.at + used, length: text.length } : {}
      used += text.length
      const last = pieces.at(-1)
      // Punctuation alone is not a word: it stays with the one before.
      if (!/[A-Za-z0-9]/u.test(text) && last !== undefined) {
        pieces[pieces.length - 1] = { ...last, text: last.text + text }
        continue
      }
      pieces.push({
        ...token,
        ...place,
        text,
        startsParagraph: token.startsParagraph && used === text.length,
      })
    }
    return pieces
  })
}
