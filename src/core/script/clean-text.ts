import type { SourceRange } from './script.ts'
import { readSpeechMark, type SpeechMark } from './speech-mark.ts'
import type { SpokenText } from './spoken-text.ts'

/** Something in a line that the writer should hear about. `words`: without its brackets. */
export type TextFinding = {
  readonly kind: 'unknown-tag' | 'aside' | 'parentheses'
  readonly range: SourceRange
  readonly words: string
}

const special = /[\\*_`~<[|(!]/g
const escapable = /[!-/:-@[-`{-~]/
const link = /!?\[([^[\]\r\n]{0,500})\]\([^()\s]{0,2000}\)/y
const parentheses = /[(（]([^()（）\r\n]{1,80})[)）]/y
const spokenWord = /[\p{L}\p{N}]/u
/** Parts an escaped bracket from its words where the voices would otherwise take it for a tag. Invisible and silent. */
const wordJoiner = '\u2060'

/**
 * Adds one line to a turn's text without its escapes and Markdown marks. `line` stands at `base` of the source. What the
 * writer should hear about is told to `report`. Linear in the line's length.
 */
export function cleanText(
  line: string,
  base: number,
  text: SpokenText,
  report: (finding: TextFinding) => void,
): void {
  let kept = 0
  const keepTo = (end: number, next: number) => {
    text.add(line.slice(kept, end), base + kept)
    kept = next
  }
  special.lastIndex = 0
  for (let found = special.exec(line); found !== null; found = special.exec(line)) {
    const at = found.index
    const character = found[0]
    let next = at + 1
    if (character === '\\') {
      next = readEscape(line, at, keepTo, text)
    } else if (character === '(') {
      const words = match(parentheses, line, at)?.[1]
      if (words !== undefined) {
        report({ kind: 'parentheses', words, range: { start: base + at, end: base + at + words.length + 2 } })
      }
    } else if (character === '<' || character === '[' || character === '|' || character === '!') {
      next = readBracket(line, at, base, keepTo, report)
    } else {
      next = endOfRun(line, at)
      if (isMarkdown(line, at, next)) keepTo(at, next)
    }
    special.lastIndex = next
  }
  keepTo(line.length, line.length)
}

type KeepTo = (end: number, next: number) => void

/** Drops the backslash of an escape and returns where to go on. */
function readEscape(line: string, at: number, keepTo: KeepTo, text: SpokenText): number {
  const escaped = line[at + 1]
  if (escaped === undefined) keepTo(at, at + 1)
  if (escaped === undefined || !escapable.test(escaped)) return at + 1
  keepTo(at, at + 1)
  const mark = readSpeechMark(line.slice(at + 1, at + 80).replaceAll('\\', ''), 0)
  if (mark !== undefined && mark.kind !== 'aside') {
    keepTo(at + 2, at + 2)
    text.addUnplaced(wordJoiner)
  }
  return at + 2
}

/** Reads a link, a picture or a speech mark, and returns where to go on. */
function readBracket(
  line: string,
  at: number,
  base: number,
  keepTo: KeepTo,
  report: (finding: TextFinding) => void,
): number {
  const linked = match(link, line, at)
  if (linked !== null) {
    const isPicture = line[at] === '!'
    const start = at + (isPicture ? 2 : 1)
    const end = start + (linked[1]?.length ?? 0)
    keepTo(at, start)
    keepTo(isPicture ? start : end, at + linked[0].length)
    return at + linked[0].length
  }
  const mark = readSpeechMark(line, at)
  if (mark === undefined) return at + 1
  const kind = findingKind(mark)
  if (kind !== undefined) {
    const words = line.slice(at + 1, mark.end - 1)
    report({ kind, words, range: { start: base + at, end: base + mark.end } })
  }
  return mark.end
}

function findingKind(mark: SpeechMark): TextFinding['kind'] | undefined {
  if (mark.kind === 'aside') return 'aside'
  return mark.kind === 'tag' && !mark.known ? 'unknown-tag' : undefined
}

function match(pattern: RegExp, line: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at
  return pattern.exec(line)
}

function endOfRun(line: string, at: number): number {
  let end = at + 1
  while (end < line.length && line[end] === line[at]) end++
  return end
}

/** Whether a run of `*`, `_`, `~` or backticks marks text up, rather than being meant: `2 * 3`, `snake_case`, `~5 km`. */
function isMarkdown(line: string, start: number, end: number): boolean {
  const mark = line[start]
  if (mark === '`' || end - start === line.length) return true
  const before = line[start - 1] ?? ' '
  const after = line[end] ?? ' '
  if (mark === '~') return end - start === 2
  if (before.trim() === '' && after.trim() === '') return false
  const isInsideWord = spokenWord.test(before) && spokenWord.test(after)
  if (mark === '_') return !isInsideWord
  return end - start > 1 || !(isInsideWord && /[\x21-\x7e]/.test(before) && /[\x21-\x7e]/.test(after))
}
