import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { oversamplingFor, peakBetween, sharpestBend } from '../../../src/core/audio/oversampling.ts'
import { createTruePeakMeter } from '../../../src/core/audio/true-peak.ts'
import { noise, sine } from '../../helpers/sound.ts'

test('no signal rises higher between two samples than the bound by which the work is skipped', () => {
  const sample = fc.oneof(fc.double({ min: -1, max: 1, noNaN: true }), fc.constantFrom(-1, 0, 1))
  for (const rate of [24_000, 48_000, 96_000, 192_000]) {
    const oversampling = oversamplingFor(rate)
    const { half, bend } = oversampling
    fc.assert(
      fc.property(fc.array(sample, { minLength: 2 * half, maxLength: 2 * half }), (values) => {
        const x = Float32Array.from(values)
        const at = half - 1
        const larger = Math.max(Math.abs(x[at]!), Math.abs(x[at + 1]!))
        const bound = larger + bend * sharpestBend(x, 1, 2 * half - 1)
        expect(peakBetween(oversampling, x, at)).toBeLessThanOrEqual(bound + 1e-6)
      }),
    )
  }
})

test('the meter that skips finds the same peak as one that looks everywhere', () => {
  const rate = 24_000
  const oversampling = oversamplingFor(rate)
  const { half } = oversampling
  for (let seed = 1; seed <= 20; seed++) {
    const sound = noise(5000, 0.2, seed)
    for (let i = 2000; i < 2100; i++) sound[i] = 5 * sound[i]!
    const padded = new Float32Array(sound.length + 2 * half)
    padded.set(sound, half)
    let highest = 0
    for (let i = half - 1; i < padded.length - half; i++) {
      highest = Math.max(highest, Math.abs(padded[i]!), peakBetween(oversampling, padded, i))
    }
    const meter = createTruePeakMeter(rate)
    meter.add(sound)
    expect(meter.peak()).toBe(highest)
  }
})

test('a tone keeps its height wherever the samples fall on it', () => {
  for (const frequency of [100, 1000, 5000, 9000]) {
    for (const phase of [0, 22.5, 45, 67.5]) {
      const tone = sine({ rate: 24_000, seconds: 0.2, frequency, phase, amplitude: 0.5 })
      const faded = tone.map((value, i) => value * Math.min(1, i / 500, (tone.length - i) / 500))
      const meter = createTruePeakMeter(24_000)
      meter.add(faded)
      expect(Math.abs(20 * Math.log10(meter.peak() / 0.5))).toBeLessThan(0.1)
    }
  }
})
