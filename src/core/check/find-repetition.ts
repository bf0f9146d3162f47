import { bandEdges, soundBands } from './sound-bands.ts'

/** A stretch of a take that sounds like an earlier one: seconds, and how alike the two are, 0…1. */
export type Repetition = {
  readonly at: number
  readonly again: number
  readonly seconds: number
  readonly likeness: number
}

const bands = 18
const edges = bandEdges(150, 6000, bands)
/** Rows of the comparison; longer takes are looked at in larger steps. */
const mostRows = 3000
const finestHop = 0.02
/** Two sounds more alike than this speak for a repetition, less alike against it. */
const alike = 0.6
/** Against it, too: a step that only one of the two stretches takes, as when it is said faster. */
const unevenStep = 0.35
/** Seconds between a sound and its repetition, at least: one syllable is like the next often enough. */
const nearest = 0.3
/** dB below the loud parts: what is softer is silence, which is alike everywhere. */
const silent = 38

/** The best repetition in a take (local alignment of its spectrum with itself, as Smith and Waterman align sequences). */
export function findRepetition(pcm: Int16Array, rate: number): Repetition | undefined {
  const hop = Math.max(finestHop, pcm.length / rate / mostRows)
  const { rows, isLoud, count, hop: step } = shapes(pcm, rate, hop)
  const lag = Math.ceil(nearest / step)
  let scores = new Float32Array(count)
  let starts = new Int32Array(count)
  let best = { score: 0, i: 0, j: 0, start: 0 }
  for (let i = 0; i < count - lag; i++) {
    const nextScores = new Float32Array(count)
    const nextStarts = new Int32Array(count)
    for (let j = i + lag; j < count; j++) {
      if (isLoud[i] === 0 && isLoud[j] === 0) {
        // Both pause: it goes on, and neither wins nor loses.
        nextScores[j] = scores[j - 1] ?? 0
        nextStarts[j] = starts[j - 1] ?? i
        continue
      }
      const gain = (isLoud[i] === 1 && isLoud[j] === 1 ? likeness(rows, i, j) : 0) - alike
      let score = scores[j - 1] ?? 0
      let start = score > 0 ? (starts[j - 1] ?? i) : i
      const up = (scores[j] ?? 0) - unevenStep
      if (up > score) [score, start] = [up, starts[j] ?? i]
      const left = (j > i + lag ? (nextScores[j - 1] ?? 0) : 0) - unevenStep
      if (left > score) [score, start] = [left, nextStarts[j - 1] ?? i]
      score += gain
      if (score <= 0) continue
      nextScores[j] = score
      nextStarts[j] = start
      if (score > best.score) best = { score, i, j, start }
    }
    scores = nextScores
    starts = nextStarts
  }
  if (best.score === 0) return undefined
  const length = best.i - best.start + 1
  return {
    at: best.start * step,
    again: (best.j - length + 1) * step,
    seconds: length * step,
    likeness: Math.min(1, alike + best.score / length),
  }
}

/** The spectrum of each moment as a direction: its levels against the mean of the take, at length 1. */
function shapes(pcm: Int16Array, rate: number, hop: number) {
  const { levels, count, hop: step } = soundBands(pcm, rate, { edges, hop })
  const loudness = Array.from({ length: count }, (_, row) =>
    Math.max(...levels.subarray(row * bands, (row + 1) * bands)),
  )
  const loud = loudness.toSorted((a, b) => a - b)[Math.floor(count * 0.95)] ?? 0
  const isLoud = Uint8Array.from(loudness, (level) => (level > loud - silent && level > 6 ? 1 : 0))
  const means = new Float64Array(bands)
  const heard = Math.max(
    1,
    isLoud.reduce((sum, one) => sum + one, 0),
  )
  const floor = loud - silent
  for (let k = 0; k < levels.length; k++) levels[k] = Math.max(floor, levels[k] ?? 0)
  for (let k = 0; k < levels.length; k++) {
    if (isLoud[Math.floor(k / bands)] === 1)
      means[k % bands] = (means[k % bands] ?? 0) + (levels[k] ?? 0) / heard
  }
  for (let row = 0; row < count; row++) {
    let length = 0
    for (let band = 0; band < bands; band++) {
      const value = (levels[row * bands + band] ?? 0) - (means[band] ?? 0)
      levels[row * bands + band] = value
      length += value * value
    }
    for (let band = 0; band < bands; band++) {
      levels[row * bands + band] = (levels[row * bands + band] ?? 0) / Math.sqrt(length + 1)
    }
  }
  return { rows: levels, isLoud, count, hop: step }
}

function likeness(rows: Float32Array, i: number, j: number): number {
  let sum = 0
  for (let band = 0; band < bands; band++)
    sum += (rows[i * bands + band] ?? 0) * (rows[j * bands + band] ?? 0)
  return sum
}
