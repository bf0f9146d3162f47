import { frameSeconds, type Envelope } from './envelope.ts'
import type { Gap } from './find-gaps.ts'
import { gapParts, type GapPart } from './gap-parts.ts'

/** All places where a passage could be cut, the first and the last being the edges of its sound. */
export type CutPlaces = {
  readonly places: readonly Gap[]
  /** The ways in which each may be the border. */
  readonly parts: readonly (readonly GapPart[])[]
  /** Seconds of sound before each: neither silence nor a breath in it counts. */
  readonly spoken: Float64Array
}

/** The gaps inside a passage, between its edges. */
export function cutPlaces(gaps: readonly Gap[], envelope: Envelope): CutPlaces {
  const frameCount = envelope.levels.length
  const inner = gaps.filter(({ start, end }) => start > 0 && end < frameCount)
  const first = gaps.find(({ start }) => start === 0)?.end ?? 0
  const last = gaps.find(({ end }) => end === frameCount)?.start ?? frameCount
  const places = [edge(first), ...inner, edge(Math.max(first, last))]
  const spoken = new Float64Array(places.length)
  let silent = first
  for (const [index, place] of places.entries()) {
    spoken[index] = (place.start - silent) * frameSeconds
    if (place.silent > 0) silent += place.end - place.start
  }
  return { places, parts: places.map((place) => gapParts(envelope, place)), spoken }
}

function edge(frame: number): Gap {
  return { start: frame, end: frame, at: frame, silent: 0, depth: 0, silences: [] }
}
