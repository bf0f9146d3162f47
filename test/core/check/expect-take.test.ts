import { expect, test } from 'vitest'
import { expectTake } from '../../../src/core/check/expect-take.ts'
import { coldRates } from '../../../src/core/estimate/cold-rates.ts'

const turn = { voice: 'Kore', style: undefined, pace: 1 }

test('a text is taken apart into sentences, sounds and pauses', () => {
  const text = 'One, two: three. <laugh> Four! [pause 2s] Five'
  const { sentences = [], pause } = expectTake([{ ...turn, text }], coldRates)
  expect(pause).toBe(2)
  expect(sentences.map(({ breaks, isSound }) => [breaks, isSound])).toEqual([
    [[4 / 16, 9 / 16], false],
    [[], true],
    [[], false],
    [[], false],
  ])
})

test('a faster turn takes less time, and a style only where there is one', () => {
  const text = 'The quick brown fox jumps over the lazy dog.'
  const slow = expectTake([{ ...turn, text }], coldRates)
  const fast = expectTake([{ ...turn, text, pace: 2, style: 'warm, a little amused' }], coldRates)
  expect(fast.seconds).toBeCloseTo(slow.seconds / 2)
  expect(slow.sentences?.[0]?.style).toBe(0)
  expect(fast.sentences?.[0]?.style).toBeGreaterThan(0.5)
})

test('what a text says twice is known beforehand', () => {
  const twice = expectTake([{ ...turn, text: 'Over the hills and far away, over the hills.' }], coldRates)
  expect(twice.repeated).toBeGreaterThan(0.5)
})
