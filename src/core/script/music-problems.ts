import { nearestWord } from '../text/nearest-word.ts'
import { musicOptionWords, type MusicFinding, type MusicWords } from './music-words.ts'
import { makeProblem } from './problems.ts'
import type { Problem, SourceRange } from './script.ts'

const examples: Readonly<Record<string, string>> = {
  fade: 'fade 3s',
  for: 'for 10s',
  from: 'from 12s',
  volume: 'volume -6 dB',
}

/** What is wrong with a cue for music. `words`: as written between its brackets; `range` has the brackets. */
export function musicProblems(
  music: MusicWords,
  words: string,
  line: number,
  range: SourceRange,
): readonly Problem[] {
  const start = range.start + 1 + words.length - words.trimStart().length
  const plain = words.trim()
  const problems = music.findings.map((finding) => optionProblem(finding, line, start, plain))
  if (music.act === 'stop') return problems
  if (music.name === '') return [makeProblem('music-nameless', { line, range }), ...problems]
  const { isLooped, isUnder, length } = music.options
  if (isLooped && !isUnder && length === undefined) {
    const end = range.end - 1
    const fix = { label: 'Play it for 20 seconds', range: { start: end, end }, text: ', for 20s' }
    problems.push(makeProblem('music-endless', { line, range, fix }))
  }
  return problems
}

function optionProblem(
  { kind, written, at, meant }: MusicFinding,
  line: number,
  start: number,
  words: string,
): Problem {
  const range = { start: start + at, end: start + at + written.length }
  const change = (text: string) => ({ label: `Change to ${text}`, range, text })
  if (kind === 'beyond' && meant !== undefined)
    return makeProblem('music-beyond', { line, range, written, meant, fix: change(meant) })
  const [word = ''] = /^[\p{L}]{1,20}/u.exec(written) ?? []
  if (kind === 'unclear') {
    const example = examples[word.toLowerCase()] ?? 'fade 3s'
    return makeProblem('music-unclear', { line, range, written, meant: example, fix: change(example) })
  }
  const near = word === '' ? undefined : nearestWord(word, musicOptionWords, 1)
  if (near !== undefined && near !== word.toLowerCase()) {
    const text = near + written.slice(word.length)
    return makeProblem('music-option-misspelt', { line, range, written, meant: text, fix: change(text) })
  }
  // The comma before it goes, too.
  const comma = start + Math.max(0, words.slice(0, at).search(/[,;]\s*$/))
  const fix = { label: 'Remove it', range: { start: comma, end: range.end }, text: '' }
  return makeProblem('music-option', { line, range, written, meant: musicOptionWords.join(', '), fix })
}
