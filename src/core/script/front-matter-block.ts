import type { SourceRange } from './script.ts'
import type { LineSpan } from './split-lines.ts'

/** The lines of a front matter, its two fences included, and the YAML between them. */
export type FrontMatterBlock = {
  readonly lines: readonly LineSpan[]
  readonly yaml: SourceRange
  readonly isClosed: boolean
  /** Has a key that only a front matter has. Without one it may just as well be a script between two rules. */
  readonly isCertain: boolean
}

/** The keys Castwright reads. */
export const knownKeys: readonly string[] = ['title', 'show', 'language', 'cast']

const opening = /^\uFEFF?---[ \t]*$/
const closing = /^(?:---|\.\.\.)[ \t]*$/
const known = new RegExp(`^(?:${knownKeys.join('|')})[ \\t]*:(?:\\s|$)`, 'i')
const property = /^(?:[\w-]+[ \t]*:(?:\s|$)|[ \t]|#|-[ \t]|$)/

/** Finds the front matter at the beginning of a script: the lines between `---` and `---`. */
export function findFrontMatter(source: string, lines: readonly LineSpan[]): FrontMatterBlock | undefined {
  const first = lines[0]
  if (first === undefined || first.end - first.start > 80 || !opening.test(contentOf(source, first)))
    return undefined
  const close = lines.findIndex((line, index) => index > 0 && isFence(source, line))
  if (close > 0) {
    const inner = lines.slice(1, close)
    const yaml = { start: first.next, end: lines[close]?.start ?? first.next }
    const isEmpty = source.slice(yaml.start, yaml.end).trim() === ''
    const isCertain = isEmpty || inner.some((line) => known.test(contentOf(source, line)))
    return { lines: lines.slice(0, close + 1), yaml, isClosed: true, isCertain }
  }
  return findUnclosed(source, lines, first)
}

/** A front matter that was never closed ends where its lines stop looking like one. */
function findUnclosed(
  source: string,
  lines: readonly LineSpan[],
  first: LineSpan,
): FrontMatterBlock | undefined {
  const second = lines[1]
  if (second === undefined || !known.test(contentOf(source, second))) return undefined
  let end = 2
  for (let line = lines[end]; line !== undefined && isProperty(source, line); line = lines[end]) end++
  const block = lines.slice(0, end)
  return {
    lines: block,
    yaml: { start: first.next, end: block.at(-1)?.end ?? first.next },
    isClosed: false,
    isCertain: true,
  }
}

function isProperty(source: string, line: LineSpan): boolean {
  const content = contentOf(source, line)
  return content.trim() !== '' && (known.test(content) || (property.test(content) && !/^[\w-]/.test(content)))
}

function isFence(source: string, line: LineSpan): boolean {
  const start = source.charCodeAt(line.start)
  return (
    (start === 45 || start === 46) && line.end - line.start <= 80 && closing.test(contentOf(source, line))
  )
}

function contentOf(source: string, line: LineSpan): string {
  return source.slice(line.start, line.end)
}
