import { breakLines, fitsLines, unitsWidth } from './break-lines.ts'
import type { CaptionCue, CaptionOptions } from './caption-cue.ts'
import { captionUnits, type CaptionUnit } from './caption-units.ts'
import { holdSpeed } from './hold-speed.ts'
import { splitCues } from './split-cues.ts'
import type { SpokenLine } from './spoken-line.ts'
import { unitTimes } from './unit-times.ts'

const usual = { columns: 65, lines: 2, speed: 18, shortest: 1, longest: 7 } as const

/**
 * The captions of an episode. A line's first cue begins and its last ends exactly when the line does, unless the next line
 * begins before that: cues never overlap. In between they are parted where sentences and clauses end, and stay long enough
 * to be read. Lines must be in order of time. Linear in the length of the text.
 */
export function captionCues(
  lines: readonly SpokenLine[],
  options: CaptionOptions = {},
): readonly CaptionCue[] {
  const cues: CaptionCue[] = []
  const columns = options.columns ?? usual.columns
  let speaker: string | undefined
  for (const [index, line] of lines.entries()) {
    const next = lines[index + 1]
    const end = next === undefined ? line.end : Math.min(line.end, Math.max(next.start, line.start))
    const isNamed = options.isNamed === true && line.speaker !== speaker && line.speaker !== ''
    speaker = line.speaker
    const said = end <= line.start ? [] : captionUnits(line.text, columns)
    if (said.length === 0) continue
    const units = isNamed ? nameUnits(line.speaker, columns).concat(withSpace(said)) : said
    addCues(cues, end === line.end ? line : { ...line, end }, units, { ...options, columns })
  }
  return cues
}

type LineOptions = CaptionOptions & { readonly columns: number }

function addCues(
  cues: CaptionCue[],
  line: SpokenLine,
  units: readonly CaptionUnit[],
  options: LineOptions,
): void {
  const { columns, delay = 0 } = options
  const lines = options.lines ?? usual.lines
  const shortest = options.shortest ?? usual.shortest
  const longest = options.longest ?? usual.longest
  const { speaker } = line
  // One cue that holds everything costs least, unless it stays too long.
  if (line.end - line.start <= longest && fitsLines(units, columns, lines)) {
    const { lines: broken, text } = breakLines(units, columns)
    cues.push({ start: line.start + delay, end: line.end + delay, speaker, lines: broken, text })
    return
  }
  const speed = options.speed ?? usual.speed
  const times = unitTimes(units, line)
  const ends = splitCues({ units, times, columns, lines, shortest, longest })
  const needs = ends.map((end, index) =>
    Math.max(shortest, unitsWidth(units, ends[index - 1] ?? 0, end) / speed),
  )
  const borders = holdSpeed([line.start, ...ends.map((end) => times[end] ?? line.end)], needs)
  for (let index = 0; index < ends.length; index++) {
    const { lines: broken, text } = breakLines(units, columns, ends[index - 1] ?? 0, ends[index])
    const start = (borders[index] ?? line.start) + delay
    cues.push({ start, end: (borders[index + 1] ?? line.end) + delay, speaker, lines: broken, text })
  }
}

/** The name as part of the text: read, but not said. */
function nameUnits(speaker: string, columns: number): readonly CaptionUnit[] {
  return captionUnits(`${speaker}:`, columns).map((unit) => ({ ...unit, at: -1, weight: 0, border: 'word' }))
}

function withSpace(units: readonly CaptionUnit[]): readonly CaptionUnit[] {
  const [first] = units
  return first === undefined ? [] : units.with(0, { ...first, space: 1 })
}
