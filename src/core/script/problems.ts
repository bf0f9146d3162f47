import { longestPauseSeconds } from './pause-words.ts'
import type { Fix, Problem, SourceRange } from './script.ts'

type Kind = {
  readonly severity: Problem['severity']
  /** The sentence, from what stands in the script and, where there is one, what is meant. */
  readonly say: (written: string, meant: string) => string
}

/** Every kind of problem a script can have, and its sentence. */
const kinds = {
  'nothing-to-speak': {
    severity: 'error',
    say: () => 'There is nothing to speak here yet. Begin with a line such as “Host: Welcome!”',
  },
  'empty-turn': { severity: 'warning', say: (name) => `${name} has nothing to say here.` },
  'empty-chapter': { severity: 'warning', say: () => 'This chapter has no title.' },
  'text-before-speaker': {
    severity: 'warning',
    say: (_, name) => `These words stand before the first speaker, so ${name} speaks them.`,
  },
  'speaker-spelling': {
    severity: 'warning',
    say: (written, name) => `“${written}” is taken to be ${name}, spelt another way.`,
  },
  'name-used-once': {
    severity: 'question',
    say: (name) => `Is ${name} a speaker? The name stands only here.`,
  },
  'name-misspelt': {
    severity: 'question',
    say: (name, near) => `Is ${name} a speaker, or is it ${near}? The name stands only here.`,
  },
  'style-after-colon': {
    severity: 'question',
    say: (style) => `“(${style})” would be read aloud. Is it how the line is to be said?`,
  },
  'line-in-parentheses': {
    severity: 'question',
    say: () => 'This line in parentheses would be read aloud. Is it a remark?',
  },
  'direction-in-text': {
    severity: 'question',
    say: (word) => `This line would be read aloud. Is “${word}” a remark?`,
  },
  'music-nameless': {
    severity: 'warning',
    say: () => 'This does not say which music is meant, as [music: theme] does, so it is left out.',
  },
  'music-unknown': {
    severity: 'warning',
    say: (name) =>
      `There is no music called “${name}” in this library or beside the script, so it is left out.`,
  },
  'music-misnamed': {
    severity: 'warning',
    say: (name, near) => `There is no music called “${name}”, so it is left out. Is it “${near}”?`,
  },
  'music-over': {
    severity: 'warning',
    say: (name, length) => `“${name}” has only ${length}, so nothing of it is heard here.`,
  },
  'music-refused': {
    severity: 'warning',
    say: (name, reason) => `“${name}” is left out. ${reason}`,
  },
  'music-endless': {
    severity: 'warning',
    say: () => 'Speech would wait for this music for ever, so it is played only once. For how long is it?',
  },
  'music-option': {
    severity: 'warning',
    say: (option, known) => `Music has no “${option}”, so that is left out. It has ${known}.`,
  },
  'music-option-misspelt': {
    severity: 'warning',
    say: (option, near) => `Music has no “${option}”, so that is left out. Is it “${near}”?`,
  },
  'music-unclear': {
    severity: 'warning',
    say: (option, example) => `“${option}” is left out: it has to be like “${example}”.`,
  },
  'music-beyond': {
    severity: 'warning',
    say: (option, bounded) => `“${option}” is beyond what music can do, so it is “${bounded}”.`,
  },
  'unknown-cue': {
    severity: 'warning',
    say: (cue) => `“[${cue}]” is not a cue Castwright knows, so it is left out and not spoken.`,
  },
  'misspelt-cue': {
    severity: 'warning',
    say: (cue, near) => `“[${cue}]” is not a cue Castwright knows, so it is left out. Is it ${near}?`,
  },
  'tag-without-speaker': {
    severity: 'warning',
    say: (tag) => `Nobody is speaking yet, so “[${tag}]” is left out.`,
  },
  'unclear-pause': {
    severity: 'warning',
    say: (cue, length) => `“[${cue}]” does not say how long the pause is, so it is ${length}.`,
  },
  'long-pause': {
    severity: 'warning',
    say: (cue) => `“[${cue}]” is longer than a pause may be, so it is ${longestPauseSeconds} seconds.`,
  },
  'unknown-tag': { severity: 'warning', say: (tag) => `“${tag}” is not a tag the voices know.` },
  'aside-in-text': {
    severity: 'warning',
    say: (aside) => `“[${aside}]” is not a tag the voices know, so it would be read aloud.`,
  },
  'tag-in-parentheses': {
    severity: 'warning',
    say: (words, tag) => `“(${words})” would be read aloud. The voices know it as ${tag}.`,
  },
  'odd-character': {
    severity: 'warning',
    say: (code) => `There is a character here that cannot be seen or spoken (${code}).`,
  },
  'front-matter-open': {
    severity: 'warning',
    say: () => 'The front matter that begins here is not closed by a line “---”.',
  },
  'front-matter-colon': {
    severity: 'warning',
    say: (key) => `The value of “${key}” has a colon in it, so it must stand in quotation marks.`,
  },
  'front-matter-quotation': {
    severity: 'warning',
    say: () => 'A value here begins with a quotation mark that is never closed.',
  },
  'front-matter-character': {
    severity: 'warning',
    say: (character) => `A value that begins with “${character}” must stand in quotation marks.`,
  },
  'front-matter-tab': {
    severity: 'warning',
    say: () => 'This line is indented with a tab. YAML wants spaces.',
  },
  'front-matter-indent': {
    severity: 'warning',
    say: () => 'This line is not indented like the lines it belongs to.',
  },
  'front-matter-twice': {
    severity: 'warning',
    say: (key) => `“${key}” is given twice. The last one counts.`,
  },
  'front-matter-yaml': {
    severity: 'warning',
    say: () => 'This line of the front matter is not YAML. It should look like “title: My episode”.',
  },
  'front-matter-alias': {
    severity: 'warning',
    say: () => 'The front matter refers to another part of itself, which Castwright does not follow.',
  },
  'front-matter-too-much': {
    severity: 'warning',
    say: () => 'The front matter is too long or too deeply nested, so it is not read.',
  },
  'front-matter-value': { severity: 'warning', say: (key, wanted) => `“${key}” should be ${wanted}.` },
  'front-matter-key': {
    severity: 'question',
    say: (key, near) => `“${key}” is not used by Castwright. Is it “${near}”?`,
  },
  'cast-never-speaks': {
    severity: 'question',
    say: (name) => `${name} is in the cast but has no line. Is the name spelt as in the script?`,
  },
} as const satisfies Readonly<Record<string, Kind>>

export type ProblemCode = keyof typeof kinds

/** Where a problem stands, what its sentence speaks of, and the change that puts it right. */
export type ProblemDetails = {
  readonly line: number
  readonly range: SourceRange
  readonly written?: string
  readonly meant?: string
  readonly fix?: Fix | undefined
}

const longestQuotation = 60

/** A problem of the table above. */
export function makeProblem(code: ProblemCode, details: ProblemDetails): Problem {
  const { line, range, written = '', meant = '', fix } = details
  const kind: Kind = kinds[code]
  const message = kind.say(shorten(written), shorten(meant))
  return { code, severity: kind.severity, line, range, message, fix }
}

/** On one line, and no longer than a message bears. */
function shorten(quoted: string): string {
  const plain = quoted
    .slice(0, longestQuotation * 4)
    .replace(/[\s\p{Cc}\p{Cs}]+/gu, ' ')
    .trim()
  const characters = Array.from(plain)
  return characters.length <= longestQuotation
    ? plain
    : `${characters.slice(0, longestQuotation - 1).join('')}…`
}
