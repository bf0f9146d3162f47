import { addressSchemes } from './speaker-words.ts'

/** The beginning of a line that may name a speaker: `Name:`, `Name (style):`, `**Name:**`. Places are offsets in the source. */
export type NameHead = {
  readonly nameStart: number
  readonly nameEnd: number
  readonly styleStart: number
  /** Equal to `styleStart` where no style is given. */
  readonly styleEnd: number
  readonly colon: number
  readonly textStart: number
  /** Nothing stands between the colon and the text ("Host:Welcome"), which is less sure to be a name. */
  readonly isTight: boolean
}

const maxName = 59
const counterparts: Readonly<Record<string, string>> = { '“': '”', '„': '“', '«': '»', '[': ']' }
const firstCharacter = String.raw`[\p{L}\p{N}\p{Extended_Pictographic}\p{Regional_Indicator}\u200E\u200F\u2066-\u2068@]`
const nextCharacter = String.raw`[\p{L}\p{M}\p{N}\p{Extended_Pictographic}\p{Regional_Indicator}\p{Emoji_Modifier}\u200C-\u200F\u2066-\u2069\uFE0F\u05F3\u05F4 \t\u00A0'’ʼ‘´.&_+#@/·-]`
// Hebrew abbreviations have a quotation mark inside: ד"ר.
const quoteInName = String.raw`["”](?=\p{L})`
const style = String.raw`[ \t\u00A0]*(?:[(（](?:[^()（）\r\n]|\([^()\r\n]{0,80}\)){0,300}[)）]|\[[^[\]\r\n]{0,100}\])`
const opening = String.raw`[*_~"“„«\[${'`'}]{0,4}`
const closing = String.raw`[*_~"”“»\]${'`'}]{0,4}`

// Bounded throughout: it gives up on a line within a fixed number of steps.
const head = new RegExp(
  `(${opening})(${firstCharacter}(?:${nextCharacter}|${quoteInName}){0,${maxName}}?)(${closing})(${style})?([ \\t\\u00A0]*${closing}[ \\t\\u00A0]*)([:：])`,
  'uy',
)
const clockTime = /^\s*\d{1,2}:\d{2}(?::\d{2})?(?:[.,]\d{1,3})?\s*$/

/** Reads the head of a line from `at` on; undefined where there is none. `end` is the end of the line. */
export function readNameHead(source: string, at: number, end: number): NameHead | undefined {
  head.lastIndex = at
  const match = head.exec(source)
  if (match === null) return undefined
  const [, open = '', name = '', close = '', written = '', beforeColon = '', mark = ''] = match
  const nameStart = at + open.length
  const nameEnd = nameStart + name.trimEnd().length
  const colon = nameStart + name.length + close.length + written.length + beforeColon.length
  let textStart = colon + 1
  // `**Host:** text`: the marks opened before the name close after the colon.
  if (open !== '' && close.trim() === '' && beforeColon.trim() === '') {
    const closed = Array.from(open, (one) => counterparts[one] ?? one)
      .toReversed()
      .join('')
    if (source.startsWith(closed, textStart)) textStart += closed.length
  }
  const isTight = mark === ':' && textStart < end && !/\s/.test(source.charAt(textStart))
  if (isTight && isInsideWord(source, name, colon)) return undefined
  const styleFrom = nameStart + name.length + close.length + written.search(/[([（]/) + 1
  const styleTo = styleFrom + written.trimStart().length - 2
  const hasStyle = written !== '' && !clockTime.test(source.slice(styleFrom, styleTo))
  return {
    nameStart,
    nameEnd,
    styleStart: hasStyle ? styleFrom : nameEnd,
    styleEnd: hasStyle ? styleTo : nameEnd,
    colon,
    textStart,
    isTight,
  }
}

/** Whether the colon belongs to something written in one piece: an address, a time, a path, `a::b`, a smiley. */
function isInsideWord(source: string, name: string, colon: number): boolean {
  const next = source[colon + 1] ?? ''
  const before = source[colon - 1] ?? ''
  if (next === '/' || next === ':' || next === ')' || next === '(') return true
  if (next === '\\') return name.length === 1
  if (isDigit(next) && isDigit(before)) return true
  return addressSchemes.has(name.toLowerCase())
}

function isDigit(character: string): boolean {
  return character >= '0' && character <= '9'
}
