/** Where a line stands in a source: its content from `start` to `end`, its line break from `end` to `next`. */
export type LineSpan = {
  /** Counts from 1. */
  readonly number: number
  readonly start: number
  readonly end: number
  readonly next: number
}

/**
 * The lines of a text: broken by LF, CRLF or a lone CR, as editors do it. They tile the text, so an empty text has one
 * empty line, and so does the end of a text that closes with a line break.
 */
export function splitLines(source: string): readonly LineSpan[] {
  const lines: LineSpan[] = []
  let start = 0
  let feed = source.indexOf('\n')
  let carriage = source.indexOf('\r')
  while (feed !== -1 || carriage !== -1) {
    const end = carriage !== -1 && (feed === -1 || carriage < feed) ? carriage : feed
    const next = end === carriage && feed === end + 1 ? end + 2 : end + 1
    lines.push({ number: lines.length + 1, start, end, next })
    start = next
    if (feed !== -1 && feed < next) feed = source.indexOf('\n', next)
    if (carriage !== -1 && carriage < next) carriage = source.indexOf('\r', next)
  }
  lines.push({ number: lines.length + 1, start, end: source.length, next: source.length })
  return lines
}
