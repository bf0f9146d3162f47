import type { Envelope } from './envelope.ts'
import type { Gap } from './find-gaps.ts'

/** A dip is a minimum this far below the peaks on both sides, dB. */
const leastDip = 5
/** Frames in which the peaks of a dip lie. */
const peakReach = 12

/** Local minima of the level between two frames without silence, with peaks on both sides. */
export function findDips({ levels }: Envelope, from: number, to: number): Gap[] {
  const dips: Gap[] = []
  for (let frame = from + 1; frame < to - 1; frame++) {
    const level = levels[frame] ?? 0
    if (level >= (levels[frame - 1] ?? 0) || level > (levels[frame + 1] ?? 0)) continue
    const depth = Math.min(peakBeside(levels, frame, -1, from), peakBeside(levels, frame, 1, to - 1)) - level
    if (depth >= leastDip)
      dips.push({ start: frame, end: frame + 1, at: frame, silent: 0, depth, silences: [] })
  }
  return dips
}

/** The highest level beside a minimum, before the level falls below it again; frames up to `last`. */
function peakBeside(levels: Float64Array, frame: number, step: 1 | -1, last: number): number {
  const level = levels[frame] ?? 0
  let peak = level
  for (let k = 1; k <= peakReach && (last - frame - k * step) * step >= 0; k++) {
    const here = levels[frame + k * step] ?? 0
    if (here < level) break
    peak = Math.max(peak, here)
  }
  return peak
}
