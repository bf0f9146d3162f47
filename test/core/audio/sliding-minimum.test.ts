import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { createSlidingMinimum } from '../../../src/core/audio/sliding-minimum.ts'

test('it is the minimum of the values in reach, runs of ones skipped or not', () => {
  const value = fc.oneof(fc.constant(1), fc.double({ min: 0, max: 1, noNaN: true }))
  fc.assert(
    fc.property(fc.array(value), fc.integer({ min: 1, max: 12 }), fc.nat(30), (values, reach, ones) => {
      const all = [...values, ...Array.from({ length: reach + 1 }, () => 1)]
      const least = createSlidingMinimum(reach)
      for (const [i, next] of all.entries()) {
        expect(least.add(next)).toBe(Math.min(...all.slice(Math.max(0, i - reach), i + 1)))
      }
      expect(least.isIdle()).toBe(true)
      least.skip(ones)
      expect(least.add(0.5)).toBe(0.5)
      expect(least.isIdle()).toBe(false)
    }),
  )
})
