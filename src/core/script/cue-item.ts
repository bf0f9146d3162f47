import { nearestWord } from '../text/nearest-word.ts'
import { boundedPause, defaultPauseSeconds, longestPauseSeconds } from './pause-words.ts'
import { makeProblem } from './problems.ts'
import { musicProblems } from './music-problems.ts'
import type { CueWords } from './read-cue.ts'
import type { Cue, Problem, SourceRange } from './script.ts'
import { nearestSpeechTag } from './speech-tags.ts'

/** A cue of a script and what is wrong with it. `words`: as written between its brackets. */
export function makeCue(
  read: CueWords,
  words: string,
  line: number,
  range: SourceRange,
): { readonly cue: Cue; readonly problems: readonly Problem[] } {
  const place = { kind: 'cue', line, range } as const
  const written = words.trim()
  const report = { line, range, written }
  const replace = (text: string) => ({ label: `Change to ${text}`, range, text })
  if (read.cue === 'music') {
    const { music } = read
    const cue: Cue =
      music.act === 'stop'
        ? { ...place, cue: 'music-stop', fadeOut: music.fadeOut }
        : {
            ...place,
            cue: 'music',
            name: music.name,
            nameRange: nameRange(music, words, range),
            options: music.options,
          }
    return { cue, problems: musicProblems(music, words, line, range) }
  }
  if (read.cue === 'pause') {
    const seconds = boundedPause(read.seconds)
    const cue = { ...place, cue: 'pause', seconds } as const
    const fix = replace(`[pause ${seconds}s]`)
    if (read.seconds === undefined) {
      const meant = `${defaultPauseSeconds} seconds`
      return { cue, problems: [makeProblem('unclear-pause', { ...report, meant, fix })] }
    }
    const isLong = read.seconds > longestPauseSeconds
    return { cue, problems: isLong ? [makeProblem('long-pause', { ...report, fix })] : [] }
  }
  const cue = { ...place, cue: 'unknown', name: written } as const
  if (read.cue === 'tag') {
    return { cue, problems: [makeProblem('tag-without-speaker', report)] }
  }
  const meant = nearestCue(written)
  if (meant !== undefined) {
    return { cue, problems: [makeProblem('misspelt-cue', { ...report, meant, fix: replace(meant) })] }
  }
  const fix = { label: 'Make it a comment', range: { start: range.start, end: range.start }, text: '// ' }
  return { cue, problems: [makeProblem('unknown-cue', { ...report, fix })] }
}

function nameRange({ name, nameAt }: { name: string; nameAt: number }, words: string, range: SourceRange) {
  const start = range.start + 1 + words.length - words.trimStart().length + nameAt
  return { start, end: start + name.length }
}

/** `[puase 1s]` → `[pause 1s]`, `[laugs]` → `<laugh>`. */
function nearestCue(written: string): string | undefined {
  const [first = ''] = /^[\p{L}]{1,20}/u.exec(written) ?? []
  const word = nearestWord(first, ['pause', 'music'], 1)
  if (word !== undefined && first !== '') return `[${word}${written.slice(first.length)}]`
  const tag = written.length <= 40 ? nearestSpeechTag(written) : undefined
  return tag === undefined ? undefined : `<${tag}>`
}
