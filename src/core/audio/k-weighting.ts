/** One channel's K-weighting filter; it remembers its state from block to block. */
export type KWeighting = {
  /** Sum of the squares of the filtered samples `from` (included) to `to` (not included). */
  addSquares(samples: Float32Array, from: number, to: number): number
}

/** Numerator and denominator of a second-order filter; `a0` is 1. */
type Biquad = { b0: number; b1: number; b2: number; a1: number; a2: number }

/**
 * The head-shelf filter of ITU-R BS.1770-4, annex 1, as an analogue prototype (these figures give the published
 * coefficients at 48 kHz), so that it can be had at any rate.
 */
function shelf(rate: number): Biquad {
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
function lowCut(rate: number): Biquad {
  const k = Math.tan((Math.PI * 38.13547087602444) / rate)
  const q = 0.5003270373238773
  const a0 = 1 + k / q + k * k
  return { b0: 1, b1: -2, b2: 1, a1: (2 * (k * k - 1)) / a0, a2: (1 - k / q + k * k) / a0 }
}

/** The K-weighting of ITU-R BS.1770-4 for one channel at `rate` Hz. */
export function createKWeighting(rate: number): KWeighting {
  const first = shelf(rate)
  const second = lowCut(rate)
  let s1 = 0
  let s2 = 0
  let t1 = 0
  let t2 = 0

  return {
    addSquares(samples, from, to) {
      const { b0, b1, b2, a1, a2 } = first
      const { a1: c1, a2: c2 } = second
      let p1 = s1
      let p2 = s2
      let q1 = t1
      let q2 = t2
      let sum = 0
      for (let i = from; i < to; i++) {
        const x = samples[i] ?? 0
        const y = b0 * x + p1
        p1 = b1 * x + p2 - a1 * y
        p2 = b2 * x - a2 * y
        const z = y + q1
        q1 = q2 - 2 * y - c1 * z
        q2 = y - c2 * z
        sum += z * z
      }
      // What rings on in silence would end in denormal numbers, which are slow.
      s1 = settled(p1)
      s2 = settled(p2)
      t1 = settled(q1)
      t2 = settled(q2)
      return sum
    },
  }
}

function settled(state: number): number {
  return Math.abs(state) < 1e-30 ? 0 : state
}
