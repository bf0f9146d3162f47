import { expect, test } from 'vitest'
import { isMet, mostGain, nextRound, type Round } from '../../../src/core/audio/next-round.ts'

const aim = { target: -16, ceiling: -1 }
const round = (changes: Partial<Round>): Round => ({
  gain: 5,
  ceiling: -1,
  integrated: -16,
  truePeak: -1.03,
  ...changes,
})

test('what is right is left alone', () => {
  expect(isMet(round({ integrated: -16.09 }), aim)).toBe(true)
  expect(nextRound([round({ integrated: -15.95 })], aim)).toBeUndefined()
})

test('too quiet after limiting asks for more gain than what is missing', () => {
  const next = nextRound([round({ integrated: -16.4 })], aim)!
  expect(next.gain).toBeGreaterThan(5.4)
  expect(next.gain).toBeLessThan(5.6)
  expect(next.ceiling).toBe(-1)
})

test('the second correction learns from the first', () => {
  const rounds = [round({ gain: 5, integrated: -17 }), round({ gain: 6, integrated: -16.5 })]
  expect(nextRound(rounds, aim)!.gain).toBeCloseTo(7, 6)
})

test('a peak above the ceiling lowers what the limiter is given', () => {
  const next = nextRound([round({ truePeak: -0.8 })], aim)!
  expect(next.ceiling).toBeCloseTo(-1.21, 6)
  expect(next.gain).toBe(5)
})

test('the limiter is not driven into distortion', () => {
  const first = nextRound([round({ integrated: -24 })], aim)!
  expect(first.gain).toBe(9)
  expect(nextRound([round({ integrated: -24 }), round({ ...first, integrated: -23 })], aim)).toBeUndefined()
})

test('it ends after four rounds, and when no more gain is to be had', () => {
  const far = round({ integrated: -20 })
  expect(nextRound([far, far, far], aim)).toBeDefined()
  expect(nextRound([far, far, far, far], aim)).toBeUndefined()
  expect(nextRound([round({ gain: mostGain, integrated: -20 })], aim)).toBeUndefined()
})
