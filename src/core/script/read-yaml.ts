import { isMap, isScalar, isSeq, parseDocument, visit, type Document, type YAMLError } from 'yaml'
import { makeProblem, type ProblemCode } from './problems.ts'
import type { Problem, SourceRange } from './script.ts'

/** One `key: value` of the front matter: `value` is what YAML made of it, `text` how a plain value is written. */
export type YamlEntry = {
  readonly key: string
  readonly keyRange: SourceRange
  readonly value: unknown
  readonly text: string | undefined
  /** The entries of a value that is a map itself. */
  readonly entries: readonly YamlEntry[] | undefined
}

export type YamlReading = {
  /** Undefined where the text is no map of keys and values. */
  readonly entries: readonly YamlEntry[] | undefined
  readonly problems: readonly Problem[]
}

/** Where to say that a problem stands. */
export type Locate = (offset: number) => number

const longestYaml = 16_000
const deepestNesting = 10
// The YAML reader needs exponential time for nested `? ` keys, so what no person writes is refused before it is read.
const nestedIndicators = /(?:[-?:][ \t]+){6}/
const reportedErrors = 5

const codes: Readonly<Record<string, ProblemCode>> = {
  DUPLICATE_KEY: 'front-matter-twice',
  TAB_AS_INDENT: 'front-matter-tab',
  BAD_INDENT: 'front-matter-indent',
  BAD_SCALAR_START: 'front-matter-character',
}

/** Reads YAML that begins at `base` of the source. Never throws; aliases are not followed. */
export function readYaml(yaml: string, base: number, locate: Locate): YamlReading {
  const problemAt = (code: ProblemCode, start: number, end: number, written = ''): Problem => {
    const range = { start: base + start, end: base + Math.max(start, end) }
    return makeProblem(code, { line: locate(range.start), range, written })
  }
  if (isTooMuchYaml(yaml)) return { entries: [], problems: [problemAt('front-matter-too-much', 0, 0)] }
  // A lone CR breaks lines for us, not for YAML.
  const document = parseDocument(yaml.replace(/\r(?!\n)/g, '\n'), { logLevel: 'error', prettyErrors: false })
  const problems = document.errors.slice(0, reportedErrors).map((error) => {
    const [start, end] = placeOf(error, yaml)
    const written =
      error.code === 'DUPLICATE_KEY' ? /^[^:\r\n]*/.exec(yaml.slice(start))?.[0] : yaml.slice(start, end)
    return problemAt(codeOf(error), start, end, written)
  })
  const alias = findAlias(document)
  if (alias !== undefined) {
    return { entries: [], problems: [...problems, problemAt('front-matter-alias', alias.start, alias.end)] }
  }
  if (document.contents === null) return { entries: [], problems }
  const entries = readEntries(document.contents, document, base)
  // A quotation that is never closed has swallowed all lines after it.
  const isSwallowed = document.errors.some((error) => codeOf(error) === 'front-matter-quotation')
  return {
    entries: isSwallowed && entries?.at(-1)?.text !== undefined ? entries.slice(0, -1) : entries,
    problems,
  }
}

/** Whether a front matter is longer or deeper than any that a person writes. */
export function isTooMuchYaml(yaml: string): boolean {
  if (yaml.length > longestYaml || nestedIndicators.test(yaml)) return true
  let depth = 0
  for (const bracket of yaml.match(/[[\]{}]/g) ?? []) {
    depth += bracket === '[' || bracket === '{' ? 1 : -1
    if (depth > deepestNesting) return true
  }
  return false
}

function codeOf({ code, message }: YAMLError): ProblemCode {
  if (code === 'MISSING_CHAR')
    return message.includes('quote') ? 'front-matter-quotation' : 'front-matter-yaml'
  return codes[code] ?? 'front-matter-yaml'
}

/** The place of an error within the text, on one line. */
function placeOf(error: YAMLError, yaml: string): readonly [number, number] {
  // A quotation that is never closed is noticed at the end, but it began somewhere.
  const isQuotation = codeOf(error) === 'front-matter-quotation'
  const begins = isQuotation ? yaml.slice(0, error.pos[0]).search(/["'][^"']*$/) : -1
  const start = begins < 0 ? Math.min(error.pos[0], yaml.length) : begins
  const lineEnd = yaml.slice(start).search(/[\r\n]/)
  const end = lineEnd < 0 ? yaml.length : start + lineEnd
  return [start, begins < 0 ? Math.min(error.pos[1], end) : end]
}

function findAlias(document: Document): SourceRange | undefined {
  let found: SourceRange | undefined
  visit(document, {
    Alias(_, { range }) {
      found = { start: range?.[0] ?? 0, end: range?.[1] ?? 0 }
      return visit.BREAK
    },
  })
  return found
}

function readEntries(node: unknown, document: Document, base: number): readonly YamlEntry[] | undefined {
  if (!isMap(node)) return undefined
  return node.items.flatMap(({ key, value }): YamlEntry[] => {
    if (!isScalar(key)) return []
    const start = base + (key.range?.[0] ?? 0)
    const keyRange = { start, end: Math.max(start, base + (key.range?.[1] ?? 0)) }
    return [{ key: String(key.value), keyRange, ...readValue(value, document, base) }]
  })
}

function readValue(
  node: unknown,
  document: Document,
  base: number,
): Pick<YamlEntry, 'value' | 'text' | 'entries'> {
  if (isScalar(node)) {
    const { value, source } = node
    // "007" and "1.10" are titles as they are written, not numbers.
    const text = typeof value === 'string' ? value : value === null ? undefined : source
    return { value, text, entries: undefined }
  }
  return { value: toPlain(node, document), text: undefined, entries: readEntries(node, document, base) }
}

function toPlain(node: unknown, document: Document): unknown {
  return isMap(node) || isSeq(node) ? node.toJS(document, { maxAliasCount: 0 }) : null
}
