import { describe, expect, test } from 'vitest'
import { speechEdges } from '../../../src/core/audio/speech-edges.ts'
import { randomNumbers } from '../../helpers/random.ts'
import { speechLike } from '../../helpers/speech-like.ts'

const rate = 24_000

/** Speech between 0.4 s of near silence on both sides. `noise` is its amplitude, 1 being full scale. */
function take(options: { seed: number; peak?: number; noise?: number; offset?: number }): Int16Array {
  const { seed, peak = 0.5, noise = 0, offset = 0 } = options
  const random = randomNumbers(seed + 1000)
  return speechLike({ seconds: 3, rate, seed, silence: 0.4, peak }).map(
    (value) => value + Math.round(32_768 * noise * (2 * random() - 1) + offset),
  )
}

function isSound(value: number): boolean {
  return Math.abs(value) > 60
}

/** Where the noiseless sound itself begins and ends. */
function trueEdges(seed: number): { start: number; end: number } {
  const clean = take({ seed })
  return { start: clean.findIndex(isSound), end: clean.findLastIndex(isSound) + 1 }
}

function expectNear(found: { start: number; end: number }, seed: number, seconds: number): void {
  const edges = trueEdges(seed)
  expect(Math.abs(found.start - edges.start) / rate).toBeLessThan(seconds)
  expect(Math.abs(found.end - edges.end) / rate).toBeLessThan(seconds)
}

describe('the edges of speech are found', () => {
  const seeds = [1, 2, 3, 4, 5, 6]
  test.each(seeds)('in silence, loud or quiet (%i)', (seed) => {
    expectNear(speechEdges(take({ seed }), rate), seed, 0.03)
    expectNear(speechEdges(take({ seed, peak: 0.02 }), rate), seed, 0.04)
  })
  test.each(seeds)('above low noise (%i)', (seed) => {
    expectNear(speechEdges(take({ seed, noise: 0.001 }), rate), seed, 0.04)
    expectNear(speechEdges(take({ seed, noise: 0.005 }), rate), seed, 0.06)
  })
  test.each(seeds)('on a constant offset (%i)', (seed) => {
    expectNear(speechEdges(take({ seed, offset: 700 }), rate), seed, 0.03)
  })
  test.each(seeds)('past a click before and after (%i)', (seed) => {
    const clicked = take({ seed })
    clicked.set([9000, -9000, 4000], 2000)
    clicked.set([9000, -9000, 4000], clicked.length - 2000)
    expectNear(speechEdges(clicked, rate), seed, 0.03)
  })
})

test('speech without silence around it is kept whole', () => {
  const sound = Int16Array.from({ length: rate }, (_, i) => Math.round(9000 * Math.cos(i / 7)))
  const { start, end } = speechEdges(sound, rate)
  expect(start).toBeLessThan(30)
  expect(end).toBeGreaterThan(rate - 30)
})

test('where nothing stands out there are no edges', () => {
  const none = { start: 0, end: 0 }
  expect(speechEdges(new Int16Array(0), rate)).toEqual(none)
  expect(speechEdges(new Int16Array(5000), rate)).toEqual(none)
  expect(speechEdges(new Int16Array(5000).fill(-1200), rate)).toEqual(none)
  expect(speechEdges(Int16Array.of(0, 0, 20_000, 0), rate).end).toBeLessThanOrEqual(4)
})
