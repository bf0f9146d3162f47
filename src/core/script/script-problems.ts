import type { Doubt, Speakers, Variant } from './choose-speakers.ts'
import { makeProblem } from './problems.ts'
import type { FrontMatterReading } from './read-front-matter.ts'
import type { Fix, Problem, Turn } from './script.ts'
import { foldName } from './speaker-name.ts'
import { hasSpeech } from './speech-text.ts'
import type { LineSpan } from './split-lines.ts'
import { commentFix } from './text-problems.ts'

/** A script once its turns are known. `words`: how many each turn has. */
export type ReadScript = {
  readonly source: string
  readonly spans: readonly LineSpan[]
  readonly front: FrontMatterReading
  readonly speakers: Speakers
  readonly turns: readonly Turn[]
  readonly words: readonly number[]
}

/** What is wrong with a script as a whole, or can be seen only once all of it is read. */
export function scriptProblems(script: ReadScript): readonly Problem[] {
  const silent = script.turns.filter((turn) => script.words[turn.index] === 0 && !hasSpeech(turn.text))
  const isSilent = silent.length === script.turns.length
  return [
    ...(isSilent ? [nothingToSpeak(script)] : []),
    ...silent.map((turn) => emptyTurn(turn, script)),
    ...textBeforeSpeaker(script),
    ...script.speakers.variants.map(spelling),
    ...script.speakers.doubts.map(doubt),
    ...(isSilent ? [] : castNeverSpeaks(script)),
    ...oddCharacter(script),
  ]
}

function nothingToSpeak({ spans, front }: ReadScript): Problem {
  const line = spans[front.lineCount] ?? spans.at(-1)
  const at = line?.start ?? 0
  return makeProblem('nothing-to-speak', { line: line?.number ?? 1, range: { start: at, end: at } })
}

function emptyTurn({ line, range, speaker }: Turn, { spans }: ReadScript): Problem {
  const span = spans[line - 1]
  const isOneLine = span !== undefined && span.end === range.end
  const fix = isOneLine
    ? { label: 'Remove the line', range: { start: span.start, end: span.next }, text: '' }
    : undefined
  return makeProblem('empty-turn', { line, range, written: speaker, fix })
}

const longestHeading = 80

/** Words above the first name are a forgotten name or a title. */
function textBeforeSpeaker({ source, turns, front }: ReadScript): readonly Problem[] {
  const [first] = turns
  const named = turns.find((turn) => turn.nameRange !== undefined)
  if (first === undefined || named === undefined || first.nameRange !== undefined) return []
  if (front.castNames.some(({ name }) => name === first.speaker)) return []
  const start = first.pieces[0]?.source ?? first.range.start
  const range = { start, end: first.range.end }
  const insert = (text: string, label: string): Fix => ({ label, range: { start, end: start }, text })
  const name = source.slice(named.nameRange?.start, named.nameRange?.end)
  let fix = insert(`${name}: `, `Give them to ${named.speaker}`)
  if (first.text.length <= longestHeading && !first.text.includes('\n')) {
    // "Here is your script:" is said to the writer; a line without a full stop is a title.
    if (/[:：]\s*$/u.test(first.text)) fix = commentFix(start)
    else if (!/[.!?…;,]\s*$/u.test(first.text)) fix = insert('# ', 'Make it a chapter')
  }
  return [makeProblem('text-before-speaker', { line: first.line, range, meant: first.speaker, fix })]
}

function spelling({ candidate, name }: Variant): Problem {
  const range = { start: candidate.head.nameStart, end: candidate.head.nameEnd }
  const fix = { label: `Change to ${name}`, range, text: name }
  return makeProblem('speaker-spelling', {
    line: candidate.line,
    range,
    written: candidate.name,
    meant: name,
    fix,
  })
}

function doubt({ candidate, near }: Doubt): Problem {
  const { head, line, name } = candidate
  const range = { start: head.nameStart, end: head.nameEnd }
  if (near !== undefined) {
    const fix = { label: `Change to ${near}`, range, text: near }
    return makeProblem('name-misspelt', { line, range, written: name, meant: near, fix })
  }
  const fix = { label: 'No, read it as text', range: { start: head.colon, end: head.colon }, text: '\\' }
  return makeProblem('name-used-once', { line, range, written: name, fix })
}

function castNeverSpeaks({ turns, front }: ReadScript): readonly Problem[] {
  const speaking = new Set(Array.from(new Set(turns.map((turn) => turn.speaker)), foldName))
  return front.castNames
    .filter(({ name }) => !speaking.has(foldName(name)))
    .map(({ name, line, range }) => makeProblem('cast-never-speaks', { line, range, written: name }))
}

const unseen = /[\0-\x08\x0E-\x1F\x7F\uFFFD]/
const loneSurrogate = /\p{Cs}/u

/** Characters of a damaged file; one report is enough. */
function oddCharacter({ source, spans }: ReadScript): readonly Problem[] {
  const at = source.isWellFormed() ? source.search(unseen) : source.search(loneSurrogate)
  if (at < 0) return []
  const line = spans.findLast((span) => span.start <= at)?.number ?? 1
  const range = { start: at, end: at + 1 }
  const code = `U+${source.charCodeAt(at).toString(16).toUpperCase().padStart(4, '0')}`
  const fix = { label: 'Remove it', range, text: '' }
  return [makeProblem('odd-character', { line, range, written: code, fix })]
}
