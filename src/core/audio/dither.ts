/** Turns a stream of samples, −1…1, into 16 bits. */
export type Dither = {
  /** Fills `into` with the samples, and `heard` with what they are worth once rounded. Louder than 1 is clipped. */
  quantise(samples: Float32Array, into: Int16Array, heard: Float32Array): void
}

/**
 * Rounds to 16 bits with triangular noise of two steps (TPDF), which leaves no distortion of quiet sounds. The noise is
 * drawn from `seed` (not 0), so the same samples give the same bytes.
 */
export function createDither(seed = 0x2f6e2b1): Dither {
  let state = seed | 0
  return {
    quantise(samples, into, heard) {
      // xorshift32; its two halves are the two even noises whose sum is the triangular one.
      let x = state
      for (let i = 0; i < samples.length; i++) {
        x ^= x << 13
        x ^= x >>> 17
        x ^= x << 5
        const noise = ((x & 0xffff) + (x >>> 16) + 1) / 65_536 - 1
        // Shifted up, cutting off rounds down.
        let value = (((samples[i] ?? 0) * 32_768 + noise + 65_536.5) | 0) - 65_536
        if (value > 32_767) value = 32_767
        else if (value < -32_768) value = -32_768
        into[i] = value
        heard[i] = value / 32_768
      }
      state = x
    },
  }
}
