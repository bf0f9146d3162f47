import { expect } from 'vitest'
import { parseScript } from '../../../src/core/script/parse-script.ts'
import { printScript } from '../../../src/core/script/print-script.ts'
import type { Script, SourceRange, Turn } from '../../../src/core/script/script.ts'

/** Checks what holds for every script whatever its source, and returns it. */
export function checkScript(source: string): Script {
  const script = parseScript(source)
  expect(printScript(script)).toBe(source)
  checkLines(script, source)
  const { items, turns, cues, chapters, problems } = script
  expect(items.filter((item) => item.kind === 'turn')).toEqual(turns)
  expect(items.filter((item) => item.kind === 'cue')).toEqual(cues)
  expect(items.filter((item) => item.kind === 'chapter')).toEqual(chapters)
  let end = 0
  for (const item of items) {
    expect(item.range.start).toBeGreaterThanOrEqual(end)
    end = item.range.end
    expect(isInside(item.range, source)).toBe(true)
    expect(lineAt(script, item.range.start)).toBe(item.line)
  }
  for (const [index, turn] of turns.entries()) checkTurn(turn, index, source)
  for (const { range, line, message, fix } of problems) {
    expect(isInside(range, source)).toBe(true)
    expect(lineAt(script, range.start)).toBe(line)
    expect(message).toMatch(/^\P{Cc}{5,300}[.?!”]$/u)
    if (fix !== undefined) expect(isInside(fix.range, source)).toBe(true)
  }
  expect(problems.map((problem) => problem.range.start)).toEqual(
    problems.map((problem) => problem.range.start).toSorted((one, other) => one - other),
  )
  expect(script.speakers.reduce((sum, speaker) => sum + speaker.turns, 0)).toBe(turns.length)
  return script
}

function checkLines({ lines }: Script, source: string): void {
  let start = 0
  for (const [index, line] of lines.entries()) {
    expect([line.number, line.range.start]).toEqual([index + 1, start])
    expect(source.slice(line.range.start, line.range.end)).toBe(line.raw)
    start = line.range.end
  }
  expect(start).toBe(source.length)
}

/** Every stretch of a turn's text stands in the source where its piece says, up to a joint or a character added. */
function checkTurn(
  { index, range, nameRange, style, styleRange, text, pieces }: Turn,
  place: number,
  source: string,
): void {
  expect(index).toBe(place)
  for (const inner of [nameRange, styleRange]) {
    if (inner !== undefined) expect(inner.start >= range.start && inner.end <= range.end).toBe(true)
  }
  if (styleRange !== undefined) {
    expect(source.slice(styleRange.start, styleRange.end).replaceAll(/\s+/g, ' ')).toBe(style)
  }
  for (const [at, piece] of pieces.entries()) {
    const stretch = text.slice(piece.at, pieces[at + 1]?.at ?? text.length)
    const written = source.slice(piece.source, piece.source + stretch.length)
    const isWhole = stretch === written || stretch.slice(0, -1) === written.slice(0, stretch.length - 1)
    if (!isWhole) expect(stretch).toBe(written)
  }
  expect(text === '' || pieces[0]?.at === 0).toBe(true)
}

function isInside({ start, end }: SourceRange, source: string): boolean {
  return start >= 0 && start <= end && end <= source.length
}

function lineAt({ lines }: Script, offset: number): number | undefined {
  return lines.findLast((line) => line.range.start <= offset)?.number
}
