/** A passage in frames of 5 ms: two of them are one frame of the envelope. */
export type FineFrames = {
  /** Samples a frame. */
  readonly size: number
  /** dB of full scale. */
  readonly levels: Float64Array
  /** 1 where the sound is as dark as a voice is. */
  readonly dark: Uint8Array
}

export const fineSeconds = 0.005
/** Hz: voices lie nearly always below, "s", "f" and "t" above. */
const darkest = 1500
/** Hz: what is below is no sound, but an offset that a voice may bring along. */
const lowest = 50

/** Level and darkness of short frames: how much power is left when neighbouring samples are subtracted tells the latter. */
export function fineFrames(pcm: Int16Array, rate: number): FineFrames {
  const size = Math.max(1, Math.round(fineSeconds * rate))
  const count = 2 * Math.floor(pcm.length / size / 2)
  const levels = new Float64Array(count)
  const dark = new Uint8Array(count)
  const share = 2 - 2 * Math.cos((2 * Math.PI * darkest) / rate)
  const keep = Math.exp((-2 * Math.PI * lowest) / rate)
  let slow = pcm[0] ?? 0
  let before = 0
  for (let frame = 0; frame < count; frame++) {
    let power = 0
    let change = 0
    for (let i = frame * size; i < (frame + 1) * size; i++) {
      const value = pcm[i] ?? 0
      slow = value + keep * (slow - value)
      const sample = value - slow
      power += sample * sample
      change += (sample - before) * (sample - before)
      before = sample
    }
    levels[frame] = 10 * Math.log10(power / size / 32_768 ** 2 + 1e-12)
    dark[frame] = change < share * power ? 1 : 0
  }
  return { size, levels, dark }
}
