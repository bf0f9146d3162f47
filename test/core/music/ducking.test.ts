import { expect, test } from 'vitest'
import { createDucking, duckDepth, spokenSpans } from '../../../src/core/music/ducking.ts'

const rate = 1000

const clip = (at: number, length: number) => ({ at, length })

/** dB at every sample, asked for in blocks of this length. */
function levels(spans: readonly { from: number; to: number }[], length: number, block: number): number[] {
  const ducking = createDucking(spans, rate)
  const gains = new Float32Array(length).fill(1)
  for (let at = 0; at < length; at += block) {
    const part = gains.subarray(at, at + block)
    ducking.apply(part, at, part.length)
  }
  return Array.from(gains, (gain) => 20 * Math.log10(gain))
}

test('pauses shorter than 0.6 s do not let music come back', () => {
  expect(spokenSpans([clip(2000, 500), clip(0, 1000), clip(1500, 480), clip(3100, 1)], rate)).toEqual([
    { from: 0, to: 2500 },
    { from: 3100, to: 3101 },
  ])
})

test('music is down from the first to the last word, and as it was well before and after', () => {
  const found = levels([{ from: 3000, to: 5000 }], 8000, 777)
  expect(found.slice(0, 2600).every((level) => level === 0)).toBe(true)
  expect(found.slice(3000, 5200).every((level) => Math.abs(level + duckDepth) < 1e-4)).toBe(true)
  expect(found.slice(6200).every((level) => level === 0)).toBe(true)
})

test('it moves without a jump, also where a pause is too short for it to come back whole', () => {
  const found = levels(
    [
      { from: 1000, to: 2000 },
      { from: 2700, to: 3500 },
    ],
    6000,
    640,
  )
  const steps = found.slice(1).map((level, at) => Math.abs(level - found[at]!))
  // dB a millisecond.
  expect(Math.max(...steps)).toBeLessThan(0.06)
  expect(Math.max(...found.slice(2000, 2700))).toBeGreaterThan(-duckDepth + 1)
})

test('a sample has the same level whatever the blocks', () => {
  const spans = [
    { from: 500, to: 900 },
    { from: 1700, to: 4000 },
  ]
  expect(levels(spans, 5000, 1)).toEqual(levels(spans, 5000, 5000))
  expect(levels(spans, 5000, 333)).toEqual(levels(spans, 5000, 5000))
})
