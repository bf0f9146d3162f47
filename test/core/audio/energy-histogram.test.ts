import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { fromLoudness, toLoudness } from '../../../src/core/audio/decibels.ts'
import { createEnergyHistogram } from '../../../src/core/audio/energy-histogram.ts'
import { randomNumbers } from '../../helpers/random.ts'

function meanLoudness(blocks: readonly number[]): number {
  return toLoudness(blocks.reduce((sum, block) => sum + block, 0) / blocks.length)
}

/** Both gates of BS.1770-4 by the book, with every block kept. */
function exactGatedLoudness(blocks: readonly number[]): number {
  const audible = blocks.filter((block) => toLoudness(block) > -70)
  const gate = meanLoudness(audible) - 10
  return meanLoudness(audible.filter((block) => toLoudness(block) > gate))
}

test('gated loudness is within 0.005 LU of keeping every block', () => {
  fc.assert(
    fc.property(fc.integer(), fc.double({ min: 2, max: 25, noNaN: true }), (seed, spread) => {
      const random = randomNumbers(seed)
      // Loudness of the blocks of speech: bell-shaped around −20 LUFS, with pauses far below.
      const blocks = Array.from({ length: 3000 }, () => {
        const bell = random() + random() + random() - 1.5
        return fromLoudness(random() < 0.2 ? -60 : -20 + spread * bell)
      })
      const histogram = createEnergyHistogram()
      for (const block of blocks) histogram.add(block)
      const gate = toLoudness(histogram.meanAbove(-70) ?? 0) - 10
      const measured = toLoudness(histogram.meanAbove(gate) ?? 0)
      expect(Math.abs(measured - exactGatedLoudness(blocks))).toBeLessThan(0.005)
    }),
    { numRuns: 50 },
  )
})

test('percentiles are those of the sorted values', () => {
  const histogram = createEnergyHistogram()
  for (let loudness = -40; loudness <= -20; loudness += 0.01) histogram.add(fromLoudness(loudness))
  for (const [gate, share, expected] of [
    [-70, 0.1, -38],
    [-70, 0.95, -21],
    [-30, 0, -30],
  ] as const) {
    expect(Math.abs((histogram.percentileAbove(gate, share) ?? 0) - expected)).toBeLessThan(0.015)
  }
})

test('blocks at or below −70 LUFS do not count, and silence has no mean', () => {
  const histogram = createEnergyHistogram()
  for (const block of [0, fromLoudness(-70), Number.NaN]) histogram.add(block)
  expect(histogram.count).toBe(0)
  expect(histogram.meanAbove(-70)).toBeUndefined()
  expect(histogram.percentileAbove(-70, 0.5)).toBeUndefined()
})
