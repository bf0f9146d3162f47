import { z } from 'zod'
import { bareRecord } from '../text/bare-record.ts'
import { nearestWord } from '../text/nearest-word.ts'
import { findFrontMatter, knownKeys, type FrontMatterBlock } from './front-matter-block.ts'
import { makeProblem } from './problems.ts'
import { readCast } from './read-cast.ts'
import { isTooMuchYaml, readYaml, type Locate, type YamlEntry } from './read-yaml.ts'
import type { FrontMatter, Problem, SourceRange } from './script.ts'
import type { LineSpan } from './split-lines.ts'

/** The front matter of a script, how many of its first lines it takes, and what is wrong with it. */
export type FrontMatterReading = {
  readonly lineCount: number
  readonly frontMatter: FrontMatter | undefined
  /** The speakers of its cast and where they stand. */
  readonly castNames: readonly { readonly name: string; readonly line: number; readonly range: SourceRange }[]
  readonly problems: readonly Problem[]
}

const label = z.string().trim().min(1).max(500)
const languageTag = z
  .string()
  .trim()
  .regex(/^[a-z]{2,3}(?:-[a-z0-9]{2,8}){0,4}$/i)
const nothing: FrontMatterReading = { lineCount: 0, frontMatter: undefined, castNames: [], problems: [] }
// `title: Sound: a story` is what people write and YAML refuses.
const valueWithColon = /^([\w-]+):[ \t]+([^\s"'[{|>&*!%@`#][^\r\n]*:(?:[ \t][^\r\n]*)?)$/

/** Reads the YAML between `---` and `---` at the beginning of a script. Never throws. */
export function readFrontMatter(source: string, lines: readonly LineSpan[]): FrontMatterReading {
  const block = findFrontMatter(source, lines)
  if (block === undefined) return nothing
  const locate: Locate = (offset) => block.lines.findLast((line) => line.start <= offset)?.number ?? 1
  const loose = readValuesWithColon(source, block)
  const reading = readYaml(loose.yaml, block.yaml.start, locate)
  const isReadable = reading.entries !== undefined && reading.problems.length === 0
  if (!block.isCertain && !isReadable) return nothing
  const entries = [...loose.entries, ...(reading.entries ?? [])]
  const problems: Problem[] = [...openProblem(source, block), ...loose.problems, ...reading.problems]
  if (reading.entries === undefined && reading.problems.length === 0) {
    problems.push(makeProblem('front-matter-yaml', { line: 2, range: block.yaml }))
  }
  const report = (problem: Problem) => problems.push(problem)
  const frontMatter = shape(block, entries, locate, report)
  const castNames = entries
    .filter((entry) => entry.key.toLowerCase() === 'cast')
    .flatMap((entry) => entry.entries ?? [])
    .filter((speaker) => speaker.key.trim() !== '')
    .map(({ key, keyRange }) => ({ name: key.trim(), line: locate(keyRange.start), range: keyRange }))
  return { lineCount: block.lines.length, frontMatter, castNames, problems }
}

function shape(
  block: FrontMatterBlock,
  entries: readonly YamlEntry[],
  locate: Locate,
  report: (problem: Problem) => void,
): FrontMatter {
  const read = (key: string, schema: z.ZodType<string>, wanted: string): string | undefined => {
    const entry = entries.findLast((candidate) => candidate.key.toLowerCase() === key)
    if (entry === undefined || (entry.value === null && entry.text === undefined)) return undefined
    const parsed = schema.safeParse(entry.text)
    if (parsed.success) return parsed.data
    const line = locate(entry.keyRange.start)
    report(
      makeProblem('front-matter-value', { line, range: entry.keyRange, written: entry.key, meant: wanted }),
    )
    return undefined
  }
  for (const entry of entries) reportMisspelt(entry, entries, locate, report)
  const start = block.lines[0]?.start ?? 0
  return {
    range: { start, end: block.lines.at(-1)?.end ?? start },
    title: read('title', label, 'a few words'),
    show: read('show', label, 'the name of a show'),
    language: read('language', languageTag, 'a language tag such as en, de or pt-BR'),
    cast: readCast(entries, locate, report),
    values: bareRecord(entries.map((entry) => [entry.key, entry.value] as const)),
  }
}

/** Takes top-level values with a colon out of the YAML, leaving spaces, so that the rest can be read all the same. */
function readValuesWithColon(source: string, block: FrontMatterBlock) {
  const entries: YamlEntry[] = []
  const problems: Problem[] = []
  let yaml = source.slice(block.yaml.start, block.yaml.end)
  if (isTooMuchYaml(yaml)) return { entries, problems, yaml }
  for (const line of block.lines.slice(1)) {
    if (line.start >= block.yaml.end) break
    const content = source.slice(line.start, line.end)
    const [, key, written] = valueWithColon.exec(content) ?? []
    if (key === undefined || written === undefined) continue
    const value = written.trim()
    const start = line.start + content.length - written.length
    const range = { start, end: start + value.length }
    entries.push({
      key,
      keyRange: { start: line.start, end: line.start + key.length },
      value,
      text: value,
      entries: undefined,
    })
    const fix = { label: 'Put it in quotation marks', range, text: JSON.stringify(value) }
    problems.push(makeProblem('front-matter-colon', { line: line.number, range, written: key, fix }))
    const at = line.start - block.yaml.start
    yaml = yaml.slice(0, at) + ' '.repeat(content.length) + yaml.slice(at + content.length)
  }
  return { entries, problems, yaml }
}

function openProblem(source: string, block: FrontMatterBlock): readonly Problem[] {
  if (block.isClosed) return []
  const [first] = block.lines
  const last = block.lines.at(-1)
  if (first === undefined || last === undefined) return []
  const breakText = source.slice(first.end, first.next)
  const fix = { label: 'Close it', range: { start: last.end, end: last.end }, text: `${breakText}---` }
  return [makeProblem('front-matter-open', { line: 1, range: { start: first.start, end: first.end }, fix })]
}

function reportMisspelt(
  entry: YamlEntry,
  entries: readonly YamlEntry[],
  locate: Locate,
  report: (problem: Problem) => void,
): void {
  const key = entry.key.toLowerCase()
  const near = knownKeys.includes(key) || key.length < 4 ? undefined : nearestWord(key, knownKeys, 1)
  if (near === undefined || entries.some((other) => other.key.toLowerCase() === near)) return
  const fix = { label: `Change to “${near}”`, range: entry.keyRange, text: near }
  const line = locate(entry.keyRange.start)
  report(
    makeProblem('front-matter-key', { line, range: entry.keyRange, written: entry.key, meant: near, fix }),
  )
}
