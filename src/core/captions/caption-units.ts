import { textWidth } from './text-width.ts'

/** What a cue or a line may end with, the best first. */
export type CaptionBorder = 'sentence' | 'clause' | 'comma' | 'word' | 'letter'

/** What is never parted: a word, or a letter of a script without spaces, with the marks that belong to it. */
export type CaptionUnit = {
  readonly text: string
  /** Place in the line's text, in UTF-16 code units; −1 for what is not said. */
  readonly at: number
  readonly width: number
  /** 1 where a space stands before it. */
  readonly space: 0 | 1
  /** What it ends with. */
  readonly border: CaptionBorder
  /** How long it takes to say, in letters. */
  readonly weight: number
}

/** Scripts that have no spaces between words, and the marks that must not stand at a line's end or start. */
const unspaced =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u
const dictionaryScript = /[\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u
// An opening mark stays with the next letter, a closing one, a small kana or a mark of length with the one before.
const letters =
  /[「『（【〈《〔“‘(]*(?:[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]\p{M}*|[^\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}「『（【〈《〔]+)[、。，．！？；：）」』】〉》〕”’…ー々ぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮ,.!?;:)]*|[「『（【〈《〔]+/gu
const graphemes = new Intl.Segmenter('und', { granularity: 'grapheme' })
const dictionary = new Intl.Segmenter('und', { granularity: 'word' })

const unspacedMarks = '。！？；：，、'
const bordersOf = new Map<string, CaptionBorder>([
  ...Array.from('.!?…؟۔।。！？', (mark) => [mark, 'sentence'] as const),
  ...Array.from(';:—–؛；：', (mark) => [mark, 'clause'] as const),
  ...Array.from(',،，、', (mark) => [mark, 'comma'] as const),
])
const marks = /["'”’»)\]）」』】]*$/u
const abbreviation = /^["'“‘([]?(?:\p{Lu}|Dr|Mr|Mrs|Ms|Prof|St|vs|No|z\.B|e\.g|i\.e)\.$/u

/** Takes a line's text apart. Nothing is wider than `columns`: a longer word is parted between letters. */
export function captionUnits(text: string, columns: number): readonly CaptionUnit[] {
  const units: CaptionUnit[] = []
  const hasUnspaced = unspaced.test(text)
  let start = 0
  for (let end = 0; end <= text.length; end++) {
    const isSpace = end === text.length || isWhite(text.charCodeAt(end))
    if (!isSpace) continue
    if (end > start) addWord(units, text, start, end, { columns, hasUnspaced })
    start = end + 1
  }
  return units
}

function addWord(
  units: CaptionUnit[],
  text: string,
  start: number,
  end: number,
  { columns, hasUnspaced }: { readonly columns: number; readonly hasUnspaced: boolean },
): void {
  const word = text.slice(start, end)
  const isParagraph = text.charCodeAt(end) === LINE_FEED
  const whole = textWidth(word)
  const isPlain = whole <= columns && !(hasUnspaced && unspaced.test(word))
  let at = start
  for (const part of isPlain ? [word] : partWord(word, columns, hasUnspaced)) {
    const isEnd = at + part.length === end
    units.push({
      text: part,
      at,
      width: isPlain ? whole : textWidth(part),
      space: at === start && start > 0 ? 1 : 0,
      border: isEnd && isParagraph ? 'sentence' : borderOf(part, isEnd),
      weight: weightOf(part),
    })
    at += part.length
  }
}

const LINE_FEED = 10

/** White space, and controls, which are nothing to read. */
function isWhite(code: number): boolean {
  if (code > 0x20 && code < 0x1680) return code >= 0x7f && code <= 0xa0
  return (
    code <= 0x20 ||
    code === 0x3000 ||
    code === 0x2028 ||
    code === 0x2029 ||
    (code >= 0x2000 && code <= 0x200a)
  )
}

function borderOf(piece: string, isWordEnd: boolean): CaptionBorder {
  const end = piece.charCodeAt(piece.length - 1)
  // Most words end with a letter.
  if (isWordEnd && ((end >= 97 && end <= 122) || (end >= 65 && end <= 90))) return 'word'
  const last = piece.replace(marks, '').at(-1) ?? ''
  const border = bordersOf.get(last)
  if (border === undefined) return isWordEnd ? 'word' : 'letter'
  if (!isWordEnd && !unspacedMarks.includes(last)) return 'letter'
  return border === 'sentence' && abbreviation.test(piece) ? 'word' : border
}

/** Marks are heard as rests, figures as words. */
function weightOf(piece: string): number {
  let weight = 1
  for (let at = 0; at < piece.length; at++) {
    const code = piece.charCodeAt(at)
    if (code >= 97 && code <= 122) weight++
    else if (code >= 48 && code <= 57) weight += 3
    else if (code === 46 || code === 33 || code === 63 || code === 0x3002) weight += 7
    else if (code === 44 || code === 58 || code === 59 || code === 0x3001 || code === 0xff0c) weight += 3
    else weight += code >= 0x2e80 ? 2.5 : 1
  }
  return weight
}

function partWord(word: string, columns: number, hasUnspaced: boolean): readonly string[] {
  const parts = hasUnspaced && unspaced.test(word) ? partUnspaced(word) : [word]
  return parts.flatMap((part) => (textWidth(part) <= columns ? [part] : partLong(part, columns)))
}

function partUnspaced(word: string): readonly string[] {
  const parts = word.match(letters) ?? [word]
  if (!dictionaryScript.test(word)) return parts
  return parts.flatMap((part) => [...dictionary.segment(part)].map(({ segment }) => segment))
}

/** A word wider than a line, such as an address: as many letters as fit, then the next. */
function partLong(part: string, columns: number): readonly string[] {
  const pieces: string[] = []
  let piece = ''
  let width = 0
  for (const { segment } of graphemes.segment(part)) {
    const more = textWidth(segment)
    if (piece !== '' && width + more > columns) {
      pieces.push(piece)
      piece = ''
      width = 0
    }
    piece += segment
    width += more
  }
  return [...pieces, piece]
}
