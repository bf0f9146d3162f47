import { describe, expect, test } from 'vitest'
import { backOffSeconds } from '../../../src/core/gemini/back-off.ts'
import { retryAfterSeconds } from '../../../src/core/gemini/retry-after.ts'

describe('waiting before another try', () => {
  test('up to twice as long each time, to half a minute', () => {
    expect([1, 2, 3, 4, 5, 6, 9].map((number) => backOffSeconds(number, 1, undefined))).toEqual([
      1, 2, 4, 8, 16, 32, 32,
    ])
    expect(backOffSeconds(3, 0.25, undefined)).toBe(1)
    expect(backOffSeconds(3, 0, undefined)).toBe(0)
  })

  test('never sooner than was asked for', () => {
    expect(backOffSeconds(1, 1, 20)).toBe(20)
    expect(backOffSeconds(5, 1, 2)).toBe(16)
  })
})

describe('Retry-After', () => {
  const now = new Date('2026-11-23T10:00:00Z')
  test.each([
    ['12', 12],
    [' 0 ', 0],
    ['Mon, 23 Nov 2026 10:00:30 GMT', 30],
    ['Mon, 23 Nov 2026 09:00:00 GMT', 0],
    ['soon', undefined],
    ['', undefined],
    [null, undefined],
  ])('%s asks for %s s', (header, seconds) => {
    expect(retryAfterSeconds(header, now)).toBe(seconds)
  })
})
