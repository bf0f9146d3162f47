import type { SpeechLevel } from '../timeline/timeline.ts'
import { fromLoudness, toLoudness } from './decibels.ts'
import { createKWeighting } from './k-weighting.ts'

/**
 * How loud the speech in a take is: its 400 ms blocks that pass both gates of ITU-R BS.1770-4 (so that pauses do not
 * count), and the sum of their mean squares. Measured as it sounds from two loudspeakers. A shorter take is one block.
 */
export function speechLevel(pcm: Int16Array, rate: number): SpeechLevel {
  const filter = createKWeighting(rate)
  const step = Math.round(rate / 10)
  const block = new Float32Array(step)
  /** Sum of squares of the samples from `from` to `to`, a block at most. */
  const addSquares = (from: number, to: number): number => {
    for (let i = from; i < to; i++) block[i - from] = (pcm[i] ?? 0) / 32_768
    return filter.addSquares(block, 0, to - from)
  }
  const squares: number[] = []
  let next = 0
  for (; next + step <= pcm.length; next += step) squares.push(addSquares(next, next + step))
  const means: number[] = []
  if (squares.length < 4) {
    const rest = addSquares(next, pcm.length)
    const whole = squares.reduce((sum, value) => sum + value, rest)
    if (pcm.length > 0) means.push((2 * whole) / pcm.length)
  }
  for (let i = 3; i < squares.length; i++) {
    const four = squares.slice(i - 3, i + 1).reduce((sum, value) => sum + value, 0)
    means.push((2 * four) / (4 * step))
  }
  const audible = gated(means, fromLoudness(-70))
  const mean = audible.energy / Math.max(1, audible.blocks)
  return gated(means, Math.max(fromLoudness(-70), mean / 10))
}

/** Loudness, LUFS, of all the given takes together; undefined when nothing in them can be heard. */
export function levelOf(levels: Iterable<SpeechLevel>): number | undefined {
  let blocks = 0
  let energy = 0
  for (const level of levels) {
    blocks += level.blocks
    energy += level.energy
  }
  return blocks === 0 ? undefined : toLoudness(energy / blocks)
}

function gated(means: readonly number[], gate: number): SpeechLevel {
  const above = means.filter((mean) => mean > gate)
  return { blocks: above.length, energy: above.reduce((sum, mean) => sum + mean, 0) }
}
