import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { estimateWall } from '../../../src/core/estimate/estimate-wall.ts'

const request = { seconds: 60 }
const latency = (seconds: number) => 2 + seconds / 10

test.each([
  ['one request', 1, 60, 8, 8],
  ['as many at once as there are places', 3, 6000, 8, 8 + 2 * 0.01],
  ['one after the other', 5, 6000, 1, 40],
  ['in two rounds', 4, 6000, 2, 16 + 0.01],
  ['at a pace of ten a minute', 31, 10, 8, 30 * 6 + 8],
])('%s', (_, count, perMinute, concurrency, seconds) => {
  const requests = Array.from({ length: count }, () => request)
  expect(estimateWall({ requests, perMinute, concurrency, latency })).toBeCloseTo(seconds, 6)
})

test('nothing to send takes no time, and a pace of nothing is no endless wait', () => {
  expect(estimateWall({ requests: [], perMinute: 10, concurrency: 2, latency })).toBe(0)
  expect(estimateWall({ requests: [request, request], perMinute: 0, concurrency: 0, latency })).toBeLessThan(
    1e4,
  )
})

test('it is never quicker than the pace, the places and the longest answer allow', () => {
  const lengths = fc.array(fc.integer({ min: 1, max: 500 }), { minLength: 1, maxLength: 60 })
  const paces = fc.integer({ min: 1, max: 600 })
  fc.assert(
    fc.property(lengths, paces, fc.integer({ min: 1, max: 16 }), (seconds, perMinute, concurrency) => {
      const requests = seconds.map((one) => ({ seconds: one }))
      const wall = estimateWall({ requests, perMinute, concurrency, latency })
      const work = seconds.reduce((total, one) => total + latency(one), 0)
      const slack = 1e-6
      expect(wall + slack).toBeGreaterThan(work / concurrency)
      expect(wall + slack).toBeGreaterThan(
        ((seconds.length - 1) * 60) / perMinute + latency(Math.min(...seconds)),
      )
      expect(wall + slack).toBeGreaterThan(latency(Math.max(...seconds)))
      expect(wall).toBeLessThan(work + (seconds.length * 60) / perMinute + slack)
    }),
  )
})
