import { oversamplingFor, peakBetween, samplePeak, sharpestBend } from './oversampling.ts'

/** Finds the true peak of one channel (ITU-R BS.1770-4, annex 2). */
export type TruePeakMeter = {
  add(samples: Float32Array): void
  /** Largest |value| so far between samples and on them, as a factor; silence is taken to follow. */
  peak(): number
}

const stride = 64

/** A true-peak meter for a channel at `rate` Hz; silence is taken to lie before its first sample. */
export function createTruePeakMeter(rate: number): TruePeakMeter {
  const oversampling = oversamplingFor(rate)
  const { half, bend } = oversampling
  // The samples around the last place looked at: the next place is `held[half - 1]`.
  let held = new Float32Array(stride * 4)
  let length = half - 1
  let highest = 0

  /** Looks between `held[i]` and `held[i + 1]` for every `i` from `half - 1` that has `half` samples after it. */
  function look(x: Float32Array, end: number, peakSoFar: number): number {
    let peak = peakSoFar
    for (let from = half - 1; from + half < end; from += stride) {
      const to = Math.min(from + stride, end - half)
      const sample = samplePeak(x, from - half + 1, to + half)
      // Second differences are at most four times the samples they are made of: most stretches end here.
      if (sample * (1 + 4 * bend) <= peak) continue
      const rise = bend * sharpestBend(x, from - half + 2, to + half - 1)
      if (sample + rise <= peak) continue
      for (let i = from; i < to; i++) {
        const larger = Math.max(Math.abs(x[i] ?? 0), Math.abs(x[i + 1] ?? 0))
        peak = Math.max(peak, larger)
        if (larger + rise > peak) peak = Math.max(peak, peakBetween(oversampling, x, i))
      }
    }
    return peak
  }

  return {
    add(samples) {
      if (length + samples.length > held.length) {
        const larger = new Float32Array(length + samples.length)
        larger.set(held.subarray(0, length))
        held = larger
      }
      held.set(samples, length)
      length += samples.length
      highest = look(held, length, highest)
      const kept = Math.min(length, 2 * half - 1)
      held.copyWithin(0, length - kept, length)
      length = kept
    },
    peak() {
      const rest = new Float32Array(length + 2 * half)
      rest.set(held.subarray(0, length))
      return look(rest, rest.length, highest)
    },
  }
}
