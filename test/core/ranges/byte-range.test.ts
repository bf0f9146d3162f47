import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { byteRange } from '../../../src/core/ranges/byte-range.ts'

describe('byteRange', () => {
  // The examples of RFC 9110, section 14.1.2, for a file of 10,000 bytes.
  test.each([
    ['bytes=0-499', { first: 0, last: 499 }],
    ['bytes=500-999', { first: 500, last: 999 }],
    ['bytes=-500', { first: 9500, last: 9999 }],
    ['bytes=9500-', { first: 9500, last: 9999 }],
    ['bytes=0-0', { first: 0, last: 0 }],
    ['bytes=9500-20000', { first: 9500, last: 9999 }],
    ['bytes=-20000', { first: 0, last: 9999 }],
    ['Bytes = 1 - 2 ', { first: 1, last: 2 }],
    ['bytes=10000-', 'unsatisfiable'],
    ['bytes=10000-10001', 'unsatisfiable'],
    ['bytes=-0', 'unsatisfiable'],
    ['bytes=99999999999999999999-', 'unsatisfiable'],
    ['bytes=5-4', 'whole'],
    ['bytes=-', 'whole'],
    ['bytes=0-1,5-9', 'whole'],
    ['items=0-1', 'whole'],
    ['bytes=0x1-2', 'whole'],
    ['bytes=1.5-2', 'whole'],
    ['', 'whole'],
    [null, 'whole'],
  ])('%s', (header, expected) => {
    expect(byteRange(header, 10_000)).toEqual(expected)
  })

  test('nothing of an empty file can be had', () => {
    expect(byteRange('bytes=0-', 0)).toBe('unsatisfiable')
    expect(byteRange('bytes=-1', 0)).toBe('unsatisfiable')
    expect(byteRange(null, 0)).toBe('whole')
  })

  test('a stretch always lies in the file', () => {
    const number = fc.option(fc.nat(2000), { nil: '' })
    fc.assert(
      fc.property(number, number, fc.nat(1000), (from, to, size) => {
        const range = byteRange(`bytes=${from}-${to}`, size)
        if (typeof range === 'string') return
        expect(range.first).toBeGreaterThanOrEqual(0)
        expect(range.last).toBeGreaterThanOrEqual(range.first)
        expect(range.last).toBeLessThan(size)
      }),
    )
  })

  test('no header makes it throw', () => {
    fc.assert(fc.property(fc.string(), fc.nat(), (header, size) => void byteRange(header, size)))
  })
})
