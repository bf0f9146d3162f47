/** A stretch of frames: `from` is its first, `to` the one after its last. */
export type FrameSpan = { readonly from: number; readonly to: number }

/** Where a take is loud and where it is not, in frames of `frameSeconds`. */
export type SpeechProfile = {
  /** Power of each frame, dB below the loud parts of the take. */
  readonly levels: Float64Array
  /** The loud parts, dB below full scale. */
  readonly loud: number
  /** Level of what is there when nobody speaks, dB below the loud parts. */
  readonly floor: number
  /** Stretches of speech, with more than `shortestPause` between them. */
  readonly speech: readonly FrameSpan[]
}

export const frameSeconds = 0.005
/** Seconds: shorter gaps belong to a word, such as the closure before a "p". */
const shortestPause = 0.08
/** Seconds: what is shorter is a click. */
const shortestSpeech = 0.03
/** dB: the softest speech lies this far below the loud parts, and at least so far above the floor. */
const depth = 40
const overFloor = 8
/** dB: the floor is never taken to be nearer to the loud parts, as a take without pauses shows none. */
const nearestFloor = 26

/** Listens to the level of a take. Sound below 50 Hz does not count. */
export function speechProfile(pcm: Int16Array, rate: number): SpeechProfile {
  const powers = framePowers(pcm, rate)
  const sorted = powers.toSorted()
  const loud = Math.max(1, sorted[Math.floor(sorted.length * 0.95)] ?? 1)
  const levels = powers.map((power) => 10 * Math.log10(Math.max(power, 0.01) / loud))
  const low = 10 * Math.log10(Math.max(sorted[Math.floor(sorted.length * 0.05)] ?? 0, 0.01) / loud)
  const floor = Math.min(low, -nearestFloor)
  return {
    levels,
    loud: 10 * Math.log10(loud / 32_768 ** 2),
    floor,
    speech: loud <= 4 ? [] : speechSpans(levels, Math.max(-depth, floor + overFloor)),
  }
}

function framePowers(pcm: Int16Array, rate: number): Float64Array {
  const size = Math.max(1, Math.round(frameSeconds * rate))
  const powers = new Float64Array(Math.floor(pcm.length / size))
  const keep = Math.exp((-2 * Math.PI * 50) / rate)
  let slow = pcm[0] ?? 0
  for (let frame = 0; frame < powers.length; frame++) {
    let sum = 0
    for (let i = frame * size; i < (frame + 1) * size; i++) {
      const sample = pcm[i] ?? 0
      slow = keep * slow + (1 - keep) * sample
      sum += (sample - slow) ** 2
    }
    powers[frame] = sum / size
  }
  return powers
}

function speechSpans(levels: Float64Array, threshold: number): FrameSpan[] {
  const gap = Math.round(shortestPause / frameSeconds)
  const spans: { from: number; to: number }[] = []
  for (const [frame, level] of levels.entries()) {
    if (level <= threshold) continue
    const last = spans.at(-1)
    if (last !== undefined && frame - last.to < gap) last.to = frame + 1
    else spans.push({ from: frame, to: frame + 1 })
  }
  return spans.filter(({ from, to }) => to - from >= shortestSpeech / frameSeconds)
}
