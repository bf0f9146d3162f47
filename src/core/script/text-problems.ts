import type { TextFinding } from './clean-text.ts'
import type { NameHead } from './name-head.ts'
import { makeProblem } from './problems.ts'
import { readCueWords } from './read-cue.ts'
import type { Fix, Problem, SourceRange } from './script.ts'
import { nearestSpeechTag, speechTagName } from './speech-tags.ts'

/** The line on which something was found: its number, where its spoken part stands, and the name it begins with. */
export type FindingPlace = {
  readonly line: number
  readonly text: SourceRange
  readonly head: NameHead | undefined
}

const longestStyleWords = 5

/** What to tell the writer of something found in spoken text; undefined where it is as it should be. */
export function findingProblem(
  source: string,
  finding: TextFinding,
  place: FindingPlace,
): Problem | undefined {
  const { kind, range, words } = finding
  const { line } = place
  if (kind === 'parentheses') return parenthesesProblem(source, finding, place)
  const near = nearestSpeechTag(words.replace(/^\/|\/$/g, ''))
  const fix =
    near === undefined ? removal(source, range) : { label: `Change to <${near}>`, range, text: `<${near}>` }
  if (kind === 'aside') return makeProblem('aside-in-text', { line, range, written: words, fix })
  return makeProblem('unknown-tag', { line, range, written: source.slice(range.start, range.end), fix })
}

function parenthesesProblem(
  source: string,
  { range, words }: TextFinding,
  { line, text, head }: FindingPlace,
): Problem | undefined {
  const tag = speechTagName(words)
  if (tag !== undefined) {
    const fix = { label: `Change to <${tag}>`, range, text: `<${tag}>` }
    return makeProblem('tag-in-parentheses', { line, range, written: words, meant: `<${tag}>`, fix })
  }
  if (range.start !== text.start) return undefined
  if (range.end === text.end) {
    const fix = head === undefined ? remarkFix(range, words) : undefined
    return makeProblem('line-in-parentheses', { line, range, fix })
  }
  if (head === undefined || head.styleEnd > head.styleStart) return undefined
  if (words.trim().split(/\s+/).length > longestStyleWords) return undefined
  const marks = source.slice(head.colon + 1, head.textStart)
  const colon = source.slice(head.colon, head.colon + 1)
  const fix = {
    label: 'Make it the style',
    range: { start: head.colon, end: range.end },
    text: ` (${words.trim()})${colon}${marks}`,
  }
  return makeProblem('style-after-colon', { line, range, written: words, fix })
}

/** `(pause)` becomes a cue, any other line in parentheses a comment. */
function remarkFix(range: SourceRange, words: string): Fix {
  if (readCueWords(words).cue === 'pause') return { label: 'Make it a cue', range, text: `[${words.trim()}]` }
  return commentFix(range.start)
}

/** Makes a line a comment; `start` is where its content begins. */
export function commentFix(start: number): Fix {
  return { label: 'Make it a comment', range: { start, end: start }, text: '// ' }
}

/** Takes a stretch out of a line, and one of the two spaces around it. */
function removal(source: string, { start, end }: SourceRange): Fix {
  const isOpen = start === 0 || /\s/.test(source.charAt(start - 1))
  const range = { start, end: isOpen && source[end] === ' ' ? end + 1 : end }
  return { label: 'Remove it', range, text: '' }
}
