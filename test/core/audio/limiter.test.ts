import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { toDecibels } from '../../../src/core/audio/decibels.ts'
import { createLimiter } from '../../../src/core/audio/limiter.ts'
import { createTruePeakMeter } from '../../../src/core/audio/true-peak.ts'
import { randomNumbers } from '../../helpers/random.ts'
import { speechLike } from '../../helpers/speech-like.ts'
import { noise, sine, streamed } from '../../helpers/sound.ts'

function truePeak(sound: Float32Array, rate: number): number {
  const meter = createTruePeakMeter(rate)
  meter.add(sound)
  return toDecibels(meter.peak())
}

const shapes = {
  noise: (length: number, amplitude: number, seed: number) => noise(length, amplitude, seed),
  impulses(length: number, amplitude: number, seed: number) {
    const random = randomNumbers(seed)
    return Float32Array.from({ length }, () => (random() < 0.003 ? amplitude * Math.sign(random() - 0.5) : 0))
  },
  square(length: number, amplitude: number, seed: number) {
    const period = 3 + 300 * randomNumbers(seed)()
    return Float32Array.from({ length }, (_, i) => (i % period < period / 2 ? amplitude : -amplitude))
  },
  burst(length: number, amplitude: number, seed: number) {
    const sound = noise(length, amplitude, seed)
    return sound.map((value, i) => (i % 4001 < 37 ? value : value / 100))
  },
} as const

describe('the true peak of the output is never above the ceiling', () => {
  for (const [shape, make] of Object.entries(shapes)) {
    test(shape, () => {
      fc.assert(
        fc.property(
          fc.constantFrom(24_000, 44_100, 48_000),
          fc.constantFrom(-0.1, -1, -2, -9),
          fc.double({ min: 0.05, max: 30, noNaN: true }),
          fc.integer(),
          fc.integer({ min: 1, max: 5000 }),
          (rate, ceiling, amplitude, seed, cut) => {
            const sound = make(12_000, amplitude, seed)
            const output = streamed(createLimiter({ rate, ceiling }), sound, cut)
            expect(output.length).toBe(sound.length)
            expect(truePeak(output, rate)).toBeLessThanOrEqual(ceiling)
          },
        ),
        { numRuns: 40 },
      )
    })
  }
})

test('below the ceiling every sample passes unchanged', () => {
  const sound = Float32Array.from(
    speechLike({ seconds: 3, rate: 24_000, seed: 3, peak: 0.8 }),
    (v) => v / 32_768,
  )
  expect(streamed(createLimiter({ rate: 24_000, ceiling: -1 }), sound, 1000, 3)).toEqual(sound)
})

test('away from a peak every sample passes unchanged, and the peak stays where it is', () => {
  const sound = sine({ rate: 24_000, seconds: 4, frequency: 300, amplitude: 0.3 })
  for (let i = 0; i < 40; i++) sound[30_000 + i] = 2.5 * Math.sin((Math.PI * i) / 40)
  const output = streamed(createLimiter({ rate: 24_000, ceiling: -1 }), sound, 8192)
  expect(output.subarray(0, 29_800)).toEqual(sound.subarray(0, 29_800))
  expect(output.subarray(60_000)).toEqual(sound.subarray(60_000))
  const peak = output.indexOf(Math.max(...output))
  expect(Math.abs(peak - 30_020)).toBeLessThanOrEqual(1)
  expect(toDecibels(output[peak]!)).toBeGreaterThan(-1.2)
})

test('the gain moves smoothly', () => {
  const rate = 48_000
  const sound = new Float32Array(rate).fill(0.5)
  sound.fill(2, 24_000, 24_100)
  const output = streamed(createLimiter({ rate, ceiling: -6 }), sound, 8192)
  for (let i = 1; i < 23_990; i++) expect(Math.abs(output[i]! - output[i - 1]!)).toBeLessThan(0.01)
})

test('lengths are exact, down to nothing', () => {
  for (const length of [0, 1, 5, 63, 64, 65, 119, 120, 121, 500]) {
    const output = streamed(createLimiter({ rate: 24_000, ceiling: -1 }), noise(length, 3), 7)
    expect(output.length).toBe(length)
  }
})

test('the sound is the same however it is cut', () => {
  const sound = noise(20_000, 1.2)
  const whole = streamed(createLimiter({ rate: 24_000, ceiling: -1 }), sound, 20_000)
  const cut = streamed(createLimiter({ rate: 24_000, ceiling: -1 }), sound, 1, 77, 640)
  for (let i = 0; i < whole.length; i++) expect(Math.abs(whole[i]! - cut[i]!)).toBeLessThan(1e-6)
})
