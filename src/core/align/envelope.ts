import { fineFrames, type FineFrames } from './fine-frames.ts'

/** How loud a passage is over time, in frames of 10 ms, dB of full scale. */
export type Envelope = {
  /** Samples a frame. */
  readonly size: number
  /** A little smoothed. */
  readonly levels: Float64Array
  /** The loud parts of speech around each frame. */
  readonly loud: Float64Array
  /** Nothing is said where the level is below this. */
  readonly silence: Float64Array
  readonly fine: FineFrames
}

export const frameSeconds = 0.01
/** dB: nothing is quieter. */
const floor = -90
/** Speech stands out of the noise by at least this, dB. */
const overNoise = 7
/** What is this far below the loud parts around it is not speech, dB: soft consonants lie about 35 dB down. */
const depth = 38
/** Noise is never taken to be nearer to the loud parts than this, dB. */
const noiseLimit = 22
/** Seconds on both sides that count as "around". */
const reach = 0.6

/** The envelope of a passage, with thresholds that follow its speakers' levels and its noise. */
export function passageEnvelope(pcm: Int16Array, rate: number): Envelope {
  const fine = fineFrames(pcm, rate)
  const raw = frameLevels(fine)
  const levels = raw.map((level, k) => {
    const before = raw[Math.max(0, k - 1)] ?? level
    const after = raw[Math.min(raw.length - 1, k + 1)] ?? level
    return 0.5 * level + 0.25 * (before + after)
  })
  const sorted = raw.toSorted()
  const usual = sorted[Math.floor(sorted.length * 0.9)] ?? floor
  const noise = Math.min(sorted[Math.floor(sorted.length * 0.04)] ?? floor, usual - noiseLimit)
  const span = Math.round(reach / frameSeconds)
  const loud = slidingMaximum(levels, span).map((level) => Math.max(level, usual - 18))
  const silence = loud.map((level) => Math.max(level - depth, noise + overNoise, floor + 1))
  return { size: 2 * fine.size, levels, loud, silence, fine }
}

function frameLevels({ levels }: FineFrames): Float64Array {
  return Float64Array.from({ length: levels.length >> 1 }, (_, frame) => {
    const power = (10 ** ((levels[2 * frame] ?? 0) / 10) + 10 ** ((levels[2 * frame + 1] ?? 0) / 10)) / 2
    return Math.max(floor, 10 * Math.log10(power))
  })
}

/** The highest of `reach` values on both sides of each; the values that may still be the highest wait in a queue. */
function slidingMaximum(values: Float64Array, reachOf: number): Float64Array {
  const highest = new Float64Array(values.length)
  const queue = new Int32Array(values.length)
  let head = 0
  let tail = 0
  let next = 0
  for (let k = 0; k < values.length; k++) {
    for (; next < Math.min(values.length, k + reachOf + 1); next++) {
      while (tail > head && (values[queue[tail - 1] ?? 0] ?? 0) <= (values[next] ?? 0)) tail--
      queue[tail++] = next
    }
    while ((queue[head] ?? 0) < k - reachOf) head++
    highest[k] = values[queue[head] ?? 0] ?? 0
  }
  return highest
}
