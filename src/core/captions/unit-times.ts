import type { CaptionUnit } from './caption-units.ts'
import type { SpokenLine } from './spoken-line.ts'

/**
 * Seconds at which each unit of a line begins, and after the last the line's end: at the times of its words where they are
 * known, and between them in proportion to how long the letters take.
 */
export function unitTimes(
  units: readonly CaptionUnit[],
  { start, end, words = [] }: SpokenLine,
): readonly number[] {
  const times: number[] = []
  let weight = 0
  let known = { index: 0, time: start, weight: 0 }
  const weights: number[] = []
  const fill = (index: number, time: number) => {
    const whole = (weights[index] ?? 0) - known.weight
    for (let at = known.index; at < index; at++) {
      const share = whole === 0 ? 0 : ((weights[at] ?? 0) - known.weight) / whole
      times.push(known.time + share * (time - known.time))
    }
    known = { index, time, weight: weights[index] ?? 0 }
  }
  let word = 0
  for (const [index, unit] of units.entries()) {
    weights.push(weight)
    weight += unit.weight
    if (unit.at < 0) continue
    while ((words[word]?.at ?? Infinity) < unit.at) word++
    const spoken = words[word]
    const isIts = spoken !== undefined && spoken.at < unit.at + unit.text.length
    if (index > 0 && isIts && spoken.start > known.time && spoken.start < end) fill(index, spoken.start)
  }
  weights.push(weight)
  fill(units.length, end)
  times.push(end)
  return times
}
