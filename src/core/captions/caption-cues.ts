import { breakLines, unitsWidth } from './break-lines.ts'
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
  let speaker: string | undefined
  for (const [index, line] of lines.entries()) {
    const next = lines[index + 1]
    const end = next === undefined ? line.end : Math.min(line.end, Math.max(next.start, line.start))
    const isNamed = options.isNamed === true && line.speaker !== speaker && line.speaker !== ''
    cues.push(...lineCues(end === line.end ? line : { ...line, end }, options, isNamed))
    speaker = line.speaker
  }
  return cues
}

function lineCues(line: SpokenLine, options: CaptionOptions, isNamed: boolean): readonly CaptionCue[] {
  const { delay = 0 } = options
  const columns = options.columns ?? usual.columns
  const speed = options.speed ?? usual.speed
  const shortest = options.shortest ?? usual.shortest
  const said = captionUnits(line.text, columns)
  if (said.length === 0 || line.end <= line.start) return []
  const units = isNamed ? nameUnits(line.speaker, columns).concat(withSpace(said)) : said
  const times = unitTimes(units, line)
  const ends = splitCues({
    units,
    times,
    columns,
    lines: options.lines ?? usual.lines,
    shortest,
    longest: options.longest ?? usual.longest,
  })
  const parts = ends.map((end, index) => units.slice(ends[index - 1] ?? 0, end))
  const borders = holdSpeed(
    [line.start, ...ends.map((end) => times[end] ?? line.end)],
    parts.map((part) => Math.max(shortest, unitsWidth(part) / speed)),
  )
  return parts.map((part, index) => {
    const { lines, text } = breakLines(part, columns)
    return {
      start: (borders[index] ?? line.start) + delay,
      end: (borders[index + 1] ?? line.end) + delay,
      speaker: line.speaker,
      lines,
      text,
    }
  })
}

/** The name as part of the text: read, but not said. */
function nameUnits(speaker: string, columns: number): readonly CaptionUnit[] {
  return captionUnits(`${speaker}:`, columns).map((unit) => ({ ...unit, at: -1, weight: 0, border: 'word' }))
}

function withSpace(units: readonly CaptionUnit[]): readonly CaptionUnit[] {
  const [first] = units
  return first === undefined ? [] : units.with(0, { ...first, space: 1 })
}
