import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { endOfDayStop, nextPacificMidnight } from '../../../src/core/limiter/pacific-midnight.ts'

const at = Date.parse

describe('the next midnight in Los Angeles', () => {
  test.each([
    ['in winter', '2026-11-23T10:00:00Z', '2026-11-24T08:00:00Z'],
    ['in summer', '2026-07-04T12:00:00Z', '2026-07-05T07:00:00Z'],
    ['a millisecond before it', '2026-11-24T07:59:59.999Z', '2026-11-24T08:00:00Z'],
    ['at midnight itself: the next one', '2026-11-24T08:00:00Z', '2026-11-25T08:00:00Z'],
    ['while it is already tomorrow in UTC', '2026-11-24T01:00:00Z', '2026-11-24T08:00:00Z'],
    ['across the end of a year', '2026-12-31T20:00:00Z', '2027-01-01T08:00:00Z'],
    ['when UTC has the new year already', '2027-01-01T02:00:00Z', '2027-01-01T08:00:00Z'],
    ['29 February', '2028-02-28T20:00:00Z', '2028-02-29T08:00:00Z'],
    // The clocks go forward on 8 March 2026 at 2:00 (10:00 UTC): a day of 23 hours.
    ['before the clocks go forward', '2026-03-08T09:00:00Z', '2026-03-09T07:00:00Z'],
    ['after the clocks went forward', '2026-03-08T11:00:00Z', '2026-03-09T07:00:00Z'],
    ['the midnight before they do', '2026-03-08T07:30:00Z', '2026-03-08T08:00:00Z'],
    // The clocks go back on 1 November 2026 at 2:00 (9:00 UTC): a day of 25 hours.
    ['before the clocks go back', '2026-11-01T08:30:00Z', '2026-11-02T08:00:00Z'],
    ['after the clocks went back', '2026-11-01T10:00:00Z', '2026-11-02T08:00:00Z'],
    ['the midnight before they do so', '2026-11-01T06:30:00Z', '2026-11-01T07:00:00Z'],
  ])('%s', (_, now, midnight) => {
    expect(new Date(nextPacificMidnight(at(now)))).toEqual(new Date(midnight))
  })

  test('at any time in fifty years it is midnight there, within the next 25 hours', () => {
    const clock = new Intl.DateTimeFormat('en-GB', { timeZone: 'America/Los_Angeles', timeStyle: 'medium' })
    fc.assert(
      fc.property(fc.integer({ min: at('2020-01-01'), max: at('2070-01-01') }), (now) => {
        const midnight = nextPacificMidnight(now)
        expect(clock.format(midnight)).toBe('00:00:00')
        expect(midnight % 1000).toBe(0)
        expect(midnight).toBeGreaterThan(now)
        expect(midnight - now).toBeLessThanOrEqual(25 * 3_600_000)
        // No midnight in between.
        if (midnight - now > 60_000) expect(nextPacificMidnight(midnight - 1)).toBe(midnight)
      }),
    )
  })
})

describe('a stop for the day ends', () => {
  test('at the next midnight there', () => {
    expect(endOfDayStop(at('2026-11-23T10:00:00Z'))).toBe(at('2026-11-24T08:00:00Z'))
  })

  test('but soon, if midnight has only just been: the clock may be fast, and a whole day would be lost', () => {
    expect(endOfDayStop(at('2026-11-24T08:00:20Z'))).toBe(at('2026-11-24T08:15:00Z'))
    expect(endOfDayStop(at('2026-11-24T08:15:00Z'))).toBe(at('2026-11-24T08:15:00Z') + 23.75 * 3_600_000)
  })
})
