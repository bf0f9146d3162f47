import { speechEdges } from '../../../src/core/audio/speech-edges.ts'
import { corpusRate, type SpokenTurn } from './spoken-turns.ts'

/** "Ha ha ha" with the breath between: six bursts a second. */
export function laughter({ pcm }: SpokenTurn, random: () => number): Int16Array {
  const period = corpusRate / (5 + 2 * random())
  const bursts = pcm.map((sample, at) =>
    Math.round(sample * 0.8 * Math.abs(Math.sin((Math.PI * at) / period)) ** 0.7),
  )
  // What is heard of it: the first and the last burst may be faint.
  const { start, end } = speechEdges(bursts, corpusRate)
  return bursts.slice(start, end)
}

/** Noise that swells and fades, duller than white; `level` in dB of full scale. */
export function breathing(seconds: number, level: number, random: () => number): Float32Array {
  const length = Math.round(seconds * corpusRate)
  const amplitude = 10 ** (level / 20) * 3
  let low = 0
  return Float32Array.from({ length }, (_, at) => {
    low += 0.35 * (2 * random() - 1 - low)
    return amplitude * low * Math.sin((Math.PI * at) / length)
  })
}

/** Nothing, for so many seconds. */
export function silence(seconds: number): Float32Array {
  return new Float32Array(Math.round(seconds * corpusRate))
}
