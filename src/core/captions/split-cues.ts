import type { CaptionBorder, CaptionUnit } from './caption-units.ts'

export type SplitCues = {
  readonly units: readonly CaptionUnit[]
  /** Seconds at which each unit begins, and after the last the end of the turn. */
  readonly times: Readonly<ArrayLike<number>>
  readonly columns: number
  readonly lines: 1 | 2
  readonly shortest: number
  readonly longest: number
}

/** What it costs to end a cue there. One cue more costs 10. */
const borderCosts: Readonly<Record<CaptionBorder, number>> = {
  sentence: 0,
  clause: 5,
  comma: 7,
  word: 22,
  letter: 26,
}
const CUE = 10
/** For each second that a cue is too short, and too long. */
const SHORT = 25
const LONG = 12

/**
 * Where the cues of one turn end, as places among its units: the division of least cost, where ends of sentences are good
 * ends, few cues are better than many, and each fits into its lines. The work is linear in the number of units.
 */
export function splitCues({ units, times, columns, lines, shortest, longest }: SplitCues): readonly number[] {
  const count = units.length
  const reach = lineReach(units, columns)
  const borders = units.map(({ border }) => borderCosts[border])
  borders[count - 1] = 0
  const costs = new Float64Array(count + 1).fill(Infinity, 1)
  const from = new Uint32Array(count + 1)
  for (let start = 0; start < count; start++) {
    const before = (costs[start] ?? Infinity) + CUE
    const since = times[start] ?? 0
    const line = reach[start] ?? count
    const last = lines === 2 ? (reach[line] ?? count) : line
    for (let end = start + 1; end <= last; end++) {
      const seconds = (times[end] ?? 0) - since
      const tooShort = seconds < shortest ? SHORT * (shortest - seconds) : 0
      const tooLong = seconds > longest ? LONG * (seconds - longest) : 0
      const cost = before + (borders[end - 1] ?? 0) + tooShort + tooLong
      if (cost < (costs[end] ?? Infinity)) {
        costs[end] = cost
        from[end] = start
      }
    }
  }
  const ends: number[] = []
  for (let end = count; end > 0; end = from[end] ?? 0) ends.push(end)
  return ends.toReversed()
}

/** For each unit the place after the last one that fits into a line with it; past the end nothing is left to fit. */
function lineReach(units: readonly CaptionUnit[], columns: number): Uint32Array {
  const reach = new Uint32Array(units.length + 1).fill(units.length)
  let end = 0
  let width = 0
  for (let start = 0; start < units.length; start++) {
    if (end <= start) {
      end = start + 1
      width = units[start]?.width ?? 0
    }
    for (
      let next = units[end];
      next !== undefined && width + next.space + next.width <= columns;
      next = units[end]
    ) {
      width += next.space + next.width
      end++
    }
    reach[start] = end
    width -= (units[start]?.width ?? 0) + (units[start + 1]?.space ?? 0)
  }
  return reach
}
