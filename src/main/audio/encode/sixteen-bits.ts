import { createDither } from '../../../core/audio/dither.ts'

/**
 * Turns blocks of samples into 16 bits for formats that keep every bit: with dither, unless a block is of 16 bits already.
 * The returned view is good until the next call.
 */
export function createSixteenBits(): (samples: Float32Array) => Int16Array {
  const dither = createDither()
  let whole = new Int16Array(0)
  let heard = new Float32Array(0)
  return (samples) => {
    if (whole.length < samples.length) {
      whole = new Int16Array(samples.length)
      heard = new Float32Array(samples.length)
    }
    if (areSixteenBits(samples))
      for (let i = 0; i < samples.length; i++) whole[i] = (samples[i] ?? 0) * 32_768
    else dither.quantise(samples, whole, heard)
    return whole.subarray(0, samples.length)
  }
}

function areSixteenBits(samples: Float32Array): boolean {
  for (const sample of samples) {
    const value = sample * 32_768
    if (value !== Math.trunc(value) || value > 32_767 || value < -32_768) return false
  }
  return true
}
