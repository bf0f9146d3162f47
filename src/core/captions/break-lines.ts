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

/**
 * The units of a cue, from one up to another, as its lines: one where they fit, else two of about the same width, parted at
 * a border if one is near.
 */
export function breakLines(
  units: readonly CaptionUnit[],
  columns: number,
  from = 0,
  to = units.length,
): BrokenLines {
  const whole = unitsWidth(units, from, to)
  if (whole <= columns) {
    const text = joinUnits(units, from, to)
    return { lines: [text], text }
  }
  let least = Infinity
  let best = from + 1
  let first = units[from]?.width ?? 0
  for (let at = from + 1; at < to; at++) {
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
  const lines = [joinUnits(units, from, best), joinUnits(units, best, to)]
  return { lines, text: lines.join(units[best]?.space === 1 ? ' ' : '') }
}

/** Whether the units fit into so many lines, each filled before the next is begun. */
export function fitsLines(units: readonly CaptionUnit[], columns: number, lines: number): boolean {
  let line = 0
  let width = Infinity
  for (const unit of units) {
    const more = width + unit.space + unit.width
    if (more <= columns) width = more
    else if (++line > lines) return false
    else width = unit.width
  }
  return true
}

/** Columns of the units from one up to another in one line. */
export function unitsWidth(units: readonly CaptionUnit[], from = 0, to = units.length): number {
  let width = -(units[from]?.space ?? 0)
  for (let at = from; at < to; at++) width += (units[at]?.space ?? 0) + (units[at]?.width ?? 0)
  return width
}

/** The words from one unit up to another with the spaces that the text has between them. */
function joinUnits(units: readonly CaptionUnit[], from: number, to: number): string {
  let text = units[from]?.text ?? ''
  for (let at = from + 1; at < to; at++) {
    const unit = units[at]
    if (unit !== undefined) text += unit.space === 1 ? ` ${unit.text}` : unit.text
  }
  return text
}
