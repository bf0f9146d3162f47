import type { CaptionUnit } from './caption-units.ts'
import type { SpokenLine } from './spoken-line.ts'

/**
 * Seconds at which each unit of a line begins, and after the last the line's end: at the times of its words where they are
 * known, and between them in proportion to how long the letters take.
 */
export function unitTimes(
  units: readonly CaptionUnit[],
  { start, end, words = [] }: SpokenLine,
): Readonly<ArrayLike<number>> {
  const times = new Float64Array(units.length + 1)
  let known = { index: 0, time: start, weight: 0 }
  let weight = 0
  let word = 0
  // Until the next known time the weights stand where the times will.
  const fill = (index: number, time: number) => {
    const whole = weight - known.weight
    for (let at = known.index; at < index; at++) {
      const share = whole === 0 ? 0 : ((times[at] ?? 0) - known.weight) / whole
      times[at] = known.time + share * (time - known.time)
    }
    known = { index, time, weight }
  }
  for (let index = 0; index < units.length; index++) {
    const unit = units[index]
    if (unit === undefined) break
    const { at, text } = unit
    if (at >= 0 && words.length > 0) {
      while ((words[word]?.at ?? Infinity) < at) word++
      const spoken = words[word]
      const isIts = spoken !== undefined && spoken.at < at + text.length
      if (index > 0 && isIts && spoken.start > known.time && spoken.start < end) fill(index, spoken.start)
    }
    times[index] = weight
    weight += unit.weight
  }
  fill(units.length, end)
  times[units.length] = end
  return times
}
