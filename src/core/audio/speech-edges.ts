/** Where speech begins and ends: `start` is its first sample, `end` the one after its last. */
export type SpeechEdges = { readonly start: number; readonly end: number }

/** Seconds; the envelope is read in frames of this length. */
const frameSeconds = 0.005
/** A frame this far below the loud parts is silence, dB: the softest "f" at an edge lies about 35 dB down. */
const depth = 42
/** Speech stands out of the noise by at least this, dB. */
const overNoise = 8
/** Noise is never taken to be nearer to the loud parts than this, dB: a take without a pause has no noise to read. */
const noiseLimit = 24
/** Speech lasts: of the frames next to an edge at least this many of `near` are speech too. A click alone is not. */
const near = 12
const nearSpeech = 3

/**
 * The edges of the speech in a take, found by level against the take's own loud parts and its own noise. Both are 0 when
 * nothing in it stands out.
 */
export function speechEdges(samples: Int16Array, rate: number): SpeechEdges {
  const size = Math.max(1, Math.round(frameSeconds * rate))
  const { frames, offset } = framePowers(samples, size)
  const sorted = frames.toSorted()
  const loud = sorted[Math.floor(sorted.length * 0.95)] ?? 0
  // Below one step of a 16-bit sample there is nothing to hear.
  if (loud < 4) return { start: 0, end: 0 }
  const noise = Math.min(sorted[Math.floor(sorted.length * 0.05)] ?? 0, loud * power(-noiseLimit))
  const threshold = Math.max(loud * power(-depth), noise * power(overNoise), 1)
  const isSpeech = (frame: number): boolean => (frames[frame] ?? 0) > threshold

  const lasts = (from: number, step: 1 | -1): boolean => {
    let speech = 0
    for (let k = 0; k < near; k++) if (isSpeech(from + k * step)) speech++
    return speech >= Math.min(nearSpeech, frames.length)
  }
  let first = 0
  while (first < frames.length && !(isSpeech(first) && lasts(first, 1))) first++
  if (first === frames.length) return { start: 0, end: 0 }
  let last = frames.length - 1
  while (last > first && !(isSpeech(last) && lasts(last, -1))) last--

  // Inside the outer frames: the first and the last sample as loud as the threshold.
  const least = Math.sqrt(threshold)
  let start = first * size
  while (Math.abs((samples[start] ?? 0) - offset) < least) start++
  let end = Math.min(samples.length, (last + 1) * size)
  while (Math.abs((samples[end - 1] ?? 0) - offset) < least) end--
  return { start, end }
}

/** The mean of all samples, and the mean square of each frame around it; the last frame may be shorter. */
function framePowers(samples: Int16Array, size: number): { frames: Float64Array; offset: number } {
  const count = Math.ceil(samples.length / size)
  const sums = new Float64Array(count)
  const frames = new Float64Array(count)
  let total = 0
  for (let frame = 0; frame < count; frame++) {
    const to = Math.min(samples.length, (frame + 1) * size)
    let sum = 0
    let squares = 0
    for (let i = frame * size; i < to; i++) {
      const sample = samples[i] ?? 0
      sum += sample
      squares += sample * sample
    }
    sums[frame] = sum
    frames[frame] = squares
    total += sum
  }
  const offset = samples.length === 0 ? 0 : total / samples.length
  // The samples are looked at once: Σ(s − offset)² = Σs² − offset · (2·Σs − n·offset), and both sums are exact.
  for (let frame = 0; frame < count; frame++) {
    const length = Math.min(samples.length, (frame + 1) * size) - frame * size
    const squares = (frames[frame] ?? 0) - offset * (2 * (sums[frame] ?? 0) - length * offset)
    frames[frame] = Math.max(0, squares / length)
  }
  return { frames, offset }
}

function power(decibels: number): number {
  return 10 ** (decibels / 10)
}
