import type { CaptionBorder, CaptionUnit } from './caption-units.ts'

/** Columns of unevenness that a better border is worth. */
const borderCosts: Readonly<Record<CaptionBorder, number>> = {
  sentence: 0,
  clause: 6,
  comma: 10,
  word: 24,
  letter: 26,
}

/** The lines of a cue, and their text as one. */
export type BrokenLines = { readonly lines: readonly string[]; readonly text: string }

/** The units of a cue as its lines: one where they fit, else two of about the same width, parted at a border if one is near. */
export function breakLines(units: readonly CaptionUnit[], columns: number): BrokenLines {
  const whole = unitsWidth(units)
  if (whole <= columns) {
    const text = joinUnits(units)
    return { lines: [text], text }
  }
  let least = Infinity
  let best = 1
  let first = units[0]?.width ?? 0
  for (let at = 1; at < units.length; at++) {
    const unit = units[at]
    if (unit === undefined) break
    const second = whole - first - unit.space
    if (first <= columns && second <= columns) {
      const cost = Math.abs(first - second) + borderCosts[units[at - 1]?.border ?? 'word']
      if (cost < least) {
        least = cost
        best = at
      }
    }
    first += unit.space + unit.width
  }
  const lines = [joinUnits(units, 0, best), joinUnits(units, best)]
  return { lines, text: lines.join(units[best]?.space === 1 ? ' ' : '') }
}

/** Columns of these units in one line. */
export function unitsWidth(units: readonly CaptionUnit[]): number {
  let width = -(units[0]?.space ?? 0)
  for (const unit of units) width += unit.space + unit.width
  return width
}

/** The words from one unit up to another with the spaces that the text has between them. */
function joinUnits(units: readonly CaptionUnit[], from = 0, to = units.length): string {
  let text = units[from]?.text ?? ''
  for (let at = from + 1; at < to; at++) {
    const unit = units[at]
    if (unit !== undefined) text += unit.space === 1 ? ` ${unit.text}` : unit.text
  }
  return text
}
