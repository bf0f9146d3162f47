/** One channel's K-weighting filter; it remembers its state from block to block. */
export type KWeighting = {
  /** Sum of the squares of the filtered samples `from` (included) to `to` (not included). */
  addSquares(samples: Float32Array, from: number, to: number): number
}

/**
 * The head-shelf filter of ITU-R BS.1770-4, annex 1, as an analogue prototype (these figures give the published
 * coefficients at 48 kHz), so that it can be had at any rate. `a0` is 1.
 */
function shelf(rate: number) {
  const k = Math.tan((Math.PI * 1681.974450955533) / rate)
  const q = 0.7071752369554196
  const high = 10 ** (3.999843853973347 / 20)
  const band = high ** 0.4996667741545416
  const a0 = 1 + k / q + k * k
  return {
    b0: (high + (band * k) / q + k * k) / a0,
    b1: (2 * (k * k - high)) / a0,
    b2: (high - (band * k) / q + k * k) / a0,
    a1: (2 * (k * k - 1)) / a0,
    a2: (1 - k / q + k * k) / a0,
  }
}

/** The low-cut filter of the same annex. Its numerator is 1, −2, 1 at every rate. */
function lowCut(rate: number) {
  const k = Math.tan((Math.PI * 38.13547087602444) / rate)
  const q = 0.5003270373238773
  const a0 = 1 + k / q + k * k
  return { a1: (2 * (k * k - 1)) / a0, a2: (1 - k / q + k * k) / a0 }
}

/** The K-weighting of ITU-R BS.1770-4 for one channel at `rate` Hz. */
export function createKWeighting(rate: number): KWeighting {
  const { b0, b1, b2, a1, a2 } = shelf(rate)
  const { a1: c1, a2: c2 } = lowCut(rate)
  const state = new Float64Array(4)

  return {
    addSquares(samples, from, to) {
      // What rings on in silence would end in denormal numbers, which are slow.
      for (let i = 0; i < 4; i++) if (Math.abs(state[i] ?? 0) < 1e-30) state[i] = 0
      // Direct form II: of all forms the one whose steps wait least for each other.
      let v1 = state[0] ?? 0
      let v2 = state[1] ?? 0
      let w1 = state[2] ?? 0
      let w2 = state[3] ?? 0
      let sum = 0
      for (let i = from; i < to; i++) {
        const v = (samples[i] ?? 0) - a2 * v2 - a1 * v1
        const y = b0 * v + (b1 * v1 + b2 * v2)
        v2 = v1
        v1 = v
        const w = y - c2 * w2 - c1 * w1
        const z = w - 2 * w1 + w2
        w2 = w1
        w1 = w
        sum += z * z
      }
      state[0] = v1
      state[1] = v2
      state[2] = w1
      state[3] = w2
      return sum
    },
  }
}
