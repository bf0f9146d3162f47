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

/** Holds the true peak of several channels down together, so that no sound moves from its place between them. */
export type LinkedLimiter = {
  /** As many sample arrays of one length as there are channels, in and out; see `Limiter`. */
  process(input: readonly Float32Array[]): readonly Float32Array[]
  finish(): readonly Float32Array[]
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

/** One channel as the limiter holds it. */
type Channel = { held: Float32Array; output: Float32Array; lastBetween: number }

function first([channel]: readonly Float32Array[]): Float32Array {
  return channel ?? new Float32Array(0)
}

/** The limiter of one channel; see `createLinkedLimiter`. */
export function createLimiter(options: LimiterOptions): Limiter {
  const limiter = createLinkedLimiter(options, 1)
  return {
    process: (input) => first(limiter.process([input])),
    finish: () => first(limiter.finish()),
  }
}

/**
 * A look-ahead limiter on the true peak (the signal oversampled as the meter does): the gain a peak needs is held over
 * the look-ahead before it, let go exponentially, and smoothed. Below the ceiling samples pass unchanged, bit for bit.
 */
export function createLinkedLimiter(options: LimiterOptions, count: number): LinkedLimiter {
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
  const channels = Array.from({ length: count }, (): Channel => {
    return { held: new Float32Array(before + 8192), output: new Float32Array(0), lastBetween: 0 }
  })
  let length = before
  let next = before
  let hidden = reach
  let envelope = 1
  let samplesIn = 0
  let samplesOut = 0
  const needs = new Float64Array(stride)
  const gains = new Float64Array(stride)

  function append(added: number, input?: readonly Float32Array[]): void {
    const drop = Math.max(0, next - before)
    for (const [index, channel] of channels.entries()) {
      if (drop > 0) channel.held.copyWithin(0, drop, length)
      const kept = length - drop
      if (kept + added > channel.held.length) {
        const larger = new Float32Array(kept + added)
        larger.set(channel.held.subarray(0, kept))
        channel.held = larger
      }
      const block = input?.[index]
      if (block) channel.held.set(block, kept)
      else channel.held.fill(0, kept, kept + added)
    }
    next -= drop
    length += added - drop
  }

  /** Fills `needs` for the samples `from` to `to`; false if none needs less than 1. */
  function findNeeds(from: number, to: number): boolean {
    let isLoud = false
    const need = (place: number, peak: number): void => {
      if (!isLoud) needs.fill(1)
      isLoud = true
      needs[place] = Math.min(needs[place] ?? 1, ceiling / peak)
    }
    for (const channel of channels) {
      const x = channel.held
      const sample = samplePeak(x, from - half + 1, to + half)
      const rise =
        sample * (1 + 4 * bend) <= ceiling ? 0 : bend * sharpestBend(x, from - half + 2, to + half - 1)
      if (sample + rise <= ceiling) {
        // The point just before the next stretch was not worked out, and is harmless.
        if (channel.lastBetween > ceiling) need(0, channel.lastBetween)
        channel.lastBetween = 0
        continue
      }
      let lastBetween = channel.lastBetween
      for (let i = from; i < to; i++) {
        const here = Math.abs(x[i] ?? 0)
        const larger = Math.max(here, Math.abs(x[i + 1] ?? 0))
        const between = larger + rise > ceiling ? peakBetween(oversampling, x, i) : 0
        const peak = Math.max(here, lastBetween, between)
        if (peak > ceiling) need(i - from, peak)
        lastBetween = between
      }
      channel.lastBetween = lastBetween
    }
    return isLoud
  }

  function produce(): readonly Float32Array[] {
    for (const channel of channels) {
      if (channel.output.length < length) channel.output = new Float32Array(length)
    }
    let made = 0
    while (next + half < length) {
      const to = Math.min(next + stride, length - half)
      const shown = Math.min(to, next + hidden)
      const isLoud = findNeeds(next, to)
      const isIdle = !isLoud && envelope === 1 && least.isIdle() && smoothing.isIdle()
      if (isIdle) least.skip(to - next)
      else {
        for (let i = next; i < to; i++) {
          const needed = least.add(isLoud ? (needs[i - next] ?? 1) : 1)
          envelope = needed < envelope ? needed : envelope + (needed - envelope) * recovery
          if (envelope > 0.9999) envelope = needed
          gains[i - next] = smoothing.add(envelope)
        }
      }
      for (const { held, output } of channels) {
        let place = made
        for (let i = shown; i < to; i++) {
          const sample = held[i - reach] ?? 0
          const gain = isIdle ? 1 : (gains[i - next] ?? 1)
          output[place++] = gain === 1 ? sample : sample * gain
        }
      }
      made += to - shown
      hidden -= shown - next
      next = to
    }
    const ready = Math.min(made, samplesIn - samplesOut)
    samplesOut += ready
    return channels.map(({ output }) => output.subarray(0, ready))
  }

  return {
    process(input) {
      const added = input[0]?.length ?? 0
      if (input.length !== count || input.some((block) => block.length !== added))
        throw new RangeError(`expected ${count} channels of one length`)
      samplesIn += added
      append(added, input)
      return produce()
    },
    finish() {
      append(reach + half)
      return produce()
    },
  }
}
