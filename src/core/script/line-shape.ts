import { readNameHead, type NameHead } from './name-head.ts'
import type { LineSpan } from './split-lines.ts'

/** What one line looks like by itself, before it is known who speaks in the script. Places are offsets in the source. */
export type LineShape =
  | { readonly kind: 'blank' }
  | { readonly kind: 'comment' }
  | {
      readonly kind: 'chapter'
      readonly level: number
      readonly from: number
      readonly to: number
      /** `### Host:` may be a speaker. */
      readonly head: NameHead | undefined
    }
  | { readonly kind: 'cue'; readonly from: number; readonly to: number }
  | {
      readonly kind: 'speech'
      readonly from: number
      readonly to: number
      readonly isIndented: boolean
      /** An item of a list, which is a paragraph of its own. */
      readonly isItem: boolean
      readonly head: NameHead | undefined
    }

const empty = /(?:[^\S\r\n]|[\u200B\u2060])*/y
const quote = /(?:>[ \t]?){1,5}[ \t]*/y
const bullet = /[-*+•][ \t]+/y
const number = /\d{1,4}[.)][ \t]+/y
const clock = /[[(]?\d{1,2}:\d{2}(?::\d{2})?(?:[.,]\d{1,3})?[\])]?[ \t]+(?:[-–—][ \t]+)?/y
const rule = /^(?:-{3,}|\*{3,}|_{3,}|={3,}|(?:[*-] ){2,}[*-]|`{3,}[\w-]*|~{3,}[\w-]*|<!--.*-->)$/
const bracketed = /^[*_`]{0,3}\[[^[\]]*\][*_`]{0,3}$/
const deepestChapter = 6

/** Looks at one line of a script. Linear in the line's length. */
export function readLineShape(source: string, line: LineSpan): LineShape {
  const start = Math.min(skip(empty, source, line.start), line.end)
  if (start === line.end) return { kind: 'blank' }
  const isIndented = start > line.start && isBlankBefore(source, line.start)
  const from = Math.min(skip(quote, source, start), line.end)
  if (from === line.end) return { kind: 'blank' }
  const first = source[from]
  if (first === '#') return readChapter(source, from, line.end)
  if (first === '/' && source[from + 1] === '/') return { kind: 'comment' }
  const to = trimEnd(source, from, line.end)
  if (isMark(first) && rule.test(source.slice(from, to))) return { kind: 'comment' }
  const afterBullet = skip(bullet, source, from)
  const text = afterBullet >= to ? from : afterBullet
  if (isMark(source[text]) && bracketed.test(source.slice(text, to))) {
    return { kind: 'cue', from: source.indexOf('[', text) + 1, to: source.lastIndexOf(']', to) }
  }
  const head = readHead(source, text, to)
  return { kind: 'speech', from: text, to, isIndented, isItem: text > from, head }
}

/** A head may stand behind the number of a list or the time of a transcript: `1. Host:`, `[00:12] Host:`. */
function readHead(source: string, from: number, to: number): NameHead | undefined {
  const name = skip(clock, source, skip(number, source, from))
  return (name > from ? readNameHead(source, name, to) : undefined) ?? readNameHead(source, from, to)
}

function readChapter(source: string, from: number, end: number): LineShape {
  let marks = from
  while (source[marks] === '#' && marks < end) marks++
  const title = Math.min(skip(empty, source, marks), end)
  let to = trimEnd(source, title, end)
  const head = readHead(source, title, to)
  let closing = to
  while (closing > title && source[closing - 1] === '#') closing--
  if (closing < to && (closing === title || isSpace(source[closing - 1])))
    to = trimEnd(source, title, closing)
  const isNameOnly = head !== undefined && trimEnd(source, head.textStart, to) === head.textStart
  const level = Math.min(marks - from, deepestChapter)
  return { kind: 'chapter', level, from: title, to, head: isNameOnly ? head : undefined }
}

function skip(pattern: RegExp, source: string, at: number): number {
  pattern.lastIndex = at
  return pattern.test(source) ? pattern.lastIndex : at
}

/** The end of `source` from `from` to `to` without the white space that closes it. */
function trimEnd(source: string, from: number, to: number): number {
  let end = to
  while (end > from && isSpace(source[end - 1])) end--
  return end
}

function isSpace(character: string | undefined): boolean {
  return character !== undefined && character.trim() === ''
}

function isBlankBefore(source: string, at: number): boolean {
  return source[at] === ' ' || source[at] === '\t' || source[at] === '\u3000' || source[at] === '\u00A0'
}

function isMark(character: string | undefined): boolean {
  return character !== undefined && '-*_=`~[<'.includes(character)
}
