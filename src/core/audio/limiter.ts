import { fromDecibels } from './decibels.ts'
import { oversamplingFor, peakBetween, samplePeak, sharpestBend } from './oversampling.ts'
import { createSlidingMinimum } from './sliding-minimum.ts'
import { createSmoothing } from './smoothing.ts'

export type LimiterOptions = {
  /** Hz. */
  readonly rate: number
  /** Highest true peak of the output, dBTP. */
  readonly ceiling: number
  /** Seconds in which the gain goes down before a peak; 5 ms. */
  readonly lookahead?: number
  /** Time constant, seconds, with which it comes back; 60 ms. */
  readonly release?: number
}

/** Holds the true peak of a stream of mono samples down. */
export type Limiter = {
  /** The samples that are ready; the returned view is good until the next call. */
  process(input: Float32Array): Float32Array
  /** The rest: altogether as many samples came out as went in, each in its place. */
  finish(): Float32Array
}

/** Samples looked at together: most stretches of speech are seen to be harmless at once. */
const stride = 64
/** The gain moves a little under the interpolation, which lets peaks through by less than this (dB). */
const margin = 0.03

/**
 * A look-ahead limiter on the true peak (the signal oversampled as the meter does): the gain a peak needs is held over
 * the look-ahead before it, let go exponentially, and smoothed. Below the ceiling samples pass unchanged, bit for bit.
 */
export function createLimiter(options: LimiterOptions): Limiter {
  const { rate } = options
  const oversampling = oversamplingFor(rate)
  const { half, bend } = oversampling
  const ceiling = fromDecibels(options.ceiling - margin)
  const reach = Math.max(2, Math.round((options.lookahead ?? 0.005) * rate))
  const recovery = 1 - Math.exp(-1 / ((options.release ?? 0.06) * rate))
  const least = createSlidingMinimum(reach)
  const smoothing = createSmoothing(reach)

  // `held[next]` is the next sample whose gain is needed; the output lies `reach` samples before it.
  const before = Math.max(reach, half)
  let held = new Float32Array(before + 8192)
  let length = before
  let next = before
  let hidden = reach
  let envelope = 1
  let lastBetween = 0
  let samplesIn = 0
  let samplesOut = 0
  let output = new Float32Array(0)
  const needs = new Float64Array(stride)

  function append(count: number, input?: Float32Array): void {
    const drop = next - before
    if (drop > 0) {
      held.copyWithin(0, drop, length)
      length -= drop
      next = before
    }
    if (length + count > held.length) {
      const larger = new Float32Array(length + count)
      larger.set(held.subarray(0, length))
      held = larger
    }
    if (input) held.set(input, length)
    else held.fill(0, length, length + count)
    length += count
  }

  /** Fills `needs` for the samples `from` to `to`; false if none needs less than 1. */
  function findNeeds(from: number, to: number): boolean {
    const x = held
    const sample = samplePeak(x, from - half + 1, to + half)
    const rise =
      sample * (1 + 4 * bend) <= ceiling ? 0 : bend * sharpestBend(x, from - half + 2, to + half - 1)
    if (sample + rise <= ceiling) {
      // The point just before the next stretch was not worked out, and is harmless.
      const wasLoud = lastBetween > ceiling
      if (wasLoud) {
        needs.fill(1)
        needs[0] = ceiling / lastBetween
      }
      lastBetween = 0
      return wasLoud
    }
    let isLoud = false
    for (let i = from; i < to; i++) {
      const here = Math.abs(x[i] ?? 0)
      const larger = Math.max(here, Math.abs(x[i + 1] ?? 0))
      const between = larger + rise > ceiling ? peakBetween(oversampling, x, i) : 0
      const peak = Math.max(here, lastBetween, between)
      needs[i - from] = peak > ceiling ? ceiling / peak : 1
      if (peak > ceiling) isLoud = true
      lastBetween = between
    }
    return isLoud
  }

  function produce(): Float32Array {
    if (output.length < length) output = new Float32Array(length)
    let made = 0
    while (next + half < length) {
      const to = Math.min(next + stride, length - half)
      const isLoud = findNeeds(next, to)
      if (!isLoud && envelope === 1 && least.isIdle() && smoothing.isIdle()) {
        least.skip(to - next)
        for (let i = next; i < to; i++) {
          if (hidden > 0) hidden--
          else output[made++] = held[i - reach] ?? 0
        }
      } else {
        for (let i = next; i < to; i++) {
          const needed = least.add(isLoud ? (needs[i - next] ?? 1) : 1)
          envelope = needed < envelope ? needed : envelope + (needed - envelope) * recovery
          if (envelope > 0.9999) envelope = needed
          const gain = smoothing.add(envelope)
          if (hidden > 0) hidden--
          else output[made++] = gain === 1 ? (held[i - reach] ?? 0) : (held[i - reach] ?? 0) * gain
        }
      }
      next = to
    }
    const ready = Math.min(made, samplesIn - samplesOut)
    samplesOut += ready
    return output.subarray(0, ready)
  }

  return {
    process(input) {
      samplesIn += input.length
      append(input.length, input)
      return produce()
    },
    finish() {
      append(reach + half)
      return produce()
    },
  }
}
