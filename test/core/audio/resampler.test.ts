import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createResampler } from '../../../src/core/audio/resampler.ts'
import { noise, sine, streamed } from '../../helpers/sound.ts'

/** Signal to noise of a resampled tone against the tone itself at the new rate, dB, away from the ends. */
function signalToNoise(from: number, to: number, frequency: number): number {
  const options = { seconds: 0.5, frequency, amplitude: 0.9, phase: 20 }
  const output = streamed(createResampler(from, to), sine({ rate: from, ...options }), 8192)
  let signal = 0
  let error = 0
  for (let i = Math.round(to * 0.05); i < Math.round(to * 0.45); i++) {
    const ideal = 0.9 * Math.sin((2 * Math.PI * frequency * i) / to + (20 * Math.PI) / 180)
    signal += ideal ** 2
    error += (output[i]! - ideal) ** 2
  }
  return 10 * Math.log10(signal / error)
}

describe('signal to noise is at least 96 dB', () => {
  const pairs = [
    [24_000, 48_000],
    [24_000, 44_100],
    [16_000, 24_000],
    [22_050, 24_000],
    [44_100, 48_000],
    [48_000, 44_100],
    [48_000, 24_000],
    [44_100, 24_000],
    [8000, 192_000],
    [17_920, 24_000],
    [24_000, 23_999],
    [12_347, 44_101],
  ] as const
  test.each(pairs)('%i Hz to %i Hz', (from, to) => {
    const lower = Math.min(from, to)
    for (const share of [0.01, 0.1, 0.25, 0.4]) {
      expect(signalToNoise(from, to, share * lower)).toBeGreaterThanOrEqual(96)
    }
  })
})

test('what lies well above half the new rate is taken out', () => {
  for (const frequency of [14_000, 17_000, 21_000]) {
    const tone = sine({ rate: 48_000, seconds: 0.5, frequency, amplitude: 1 })
    const output = streamed(createResampler(48_000, 24_000), tone, 8192).subarray(600, 11_400)
    const highest = output.reduce((most, value) => Math.max(most, Math.abs(value)), 0)
    expect(20 * Math.log10(highest)).toBeLessThan(-96)
  }
})

test('exactly as many samples come out as the rates ask for, however the sound is cut', () => {
  const rate = fc.oneof(
    fc.constantFrom(8000, 16_000, 22_050, 24_000, 44_100, 48_000, 96_000),
    fc.integer({ min: 1000, max: 200_000 }),
  )
  fc.assert(
    fc.property(
      rate,
      rate,
      fc.integer({ min: 0, max: 3000 }),
      fc.integer({ min: 1, max: 700 }),
      (from, to, n, cut) => {
        const output = streamed(createResampler(from, to), noise(n, 0.5), cut, 1, 64)
        expect(output.length).toBe(Math.round((n * to) / from))
      },
    ),
    { numRuns: 60 },
  )
})

test('the sound is the same however it is cut', () => {
  const sound = noise(20_000, 0.5)
  const whole = streamed(createResampler(24_000, 44_100), sound, 20_000)
  const cut = streamed(createResampler(24_000, 44_100), sound, 1, 100, 4096, 3)
  for (let i = 0; i < whole.length; i++) expect(Math.abs(whole[i]! - cut[i]!)).toBeLessThan(1e-6)
})

test('nothing is delayed: an impulse stays at its time', () => {
  const sound = new Float32Array(4000)
  sound[1600] = 1
  const output = streamed(createResampler(24_000, 44_100), sound, 512)
  expect(output.indexOf(Math.max(...output))).toBe(2940)
})

test('a constant stays that constant', () => {
  const output = streamed(createResampler(24_000, 44_100), new Float32Array(4000).fill(0.5), 512)
  for (const value of output.subarray(100, -100)) expect(value).toBeCloseTo(0.5, 6)
})
