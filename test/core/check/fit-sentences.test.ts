import { expect, test } from 'vitest'
import { fitSentences } from '../../../src/core/check/fit-sentences.ts'
import { frameSeconds } from '../../../src/core/check/speech-profile.ts'

/** Stretches of speech of these lengths, with half a second between them. */
function spans(...seconds: readonly number[]) {
  let at = 0
  return seconds.map((length) => {
    const span = { from: at / frameSeconds, to: (at + length) / frameSeconds }
    at += length + 0.5
    return span
  })
}
const said = (...seconds: readonly number[]) =>
  seconds.map((one) => ({ seconds: one, breaks: [], isSound: false }))
const pace = { paceSpread: 0.1 }

const pausing = (part: number) => [{ seconds: 4, breaks: [part], isSound: false }]

test('sentences as long as expected fit, and those of a slow speaker do too', () => {
  expect(fitSentences(spans(2, 4, 1), said(2, 4, 1), pace).cost).toBeLessThan(0.1)
  const slow = fitSentences(spans(2.4, 4.8, 1.2), said(2, 4, 1), pace)
  expect(slow.cost).toBeLessThan(3)
  expect(slow.slowness).toBeGreaterThan(1.05)
})

test('one sentence more is noticed', () => {
  const heard = spans(1.3, 2, 4, 1)
  const plain = fitSentences(heard, said(2, 4, 1), pace).cost
  expect(plain - fitSentences(heard, said(1.3, 2, 4, 1), pace).cost).toBeGreaterThan(2)
})

test('an end that is missing is noticed', () => {
  const heard = spans(2, 4, 1.5)
  const plain = fitSentences(heard, said(2, 4, 3, 5), pace).cost
  expect(plain - fitSentences(heard, said(2, 4, 3, 5), { ...pace, isOpen: true }).cost).toBeGreaterThan(4)
})

test('a pause at a comma is expected, one elsewhere is not', () => {
  const heard = spans(1, 3)
  expect(fitSentences(heard, pausing(0.25), pace).cost).toBeLessThan(1)
  expect(fitSentences(heard, pausing(0.9), pace).cost).toBeGreaterThan(2)
})
