import { expect, test } from 'vitest'
import { dailyLimitSentence } from '../../../src/core/limiter/daily-limit-sentence.ts'

const until = new Date('2026-11-24T08:00:00Z')

test.each([
  ['the same day', 'Asia/Tokyo', 'en-GB', '2026-11-24T01:00:00Z', 'at 17:00'],
  ['tomorrow', 'Europe/Berlin', 'de-DE', '2026-11-23T12:00:00Z', 'tomorrow at 09:00'],
  [
    'tomorrow, at midnight itself',
    'America/Los_Angeles',
    'en-GB',
    '2026-11-23T12:00:00Z',
    'tomorrow at 00:00',
  ],
  [
    'where a day has twice twelve hours',
    'America/New_York',
    'en-US',
    '2026-11-23T12:00:00Z',
    'tomorrow at 3:00 AM',
  ],
  ['where digits are others', 'Asia/Dubai', 'ar-EG', '2026-11-24T01:00:00Z', 'at 12:00 PM'],
  ['the day after tomorrow', 'Europe/Berlin', 'en-GB', '2026-11-22T12:00:00Z', 'on Tuesday at 09:00'],
])('names the local time: %s', (_, timeZone, locale, now, when) => {
  const sentence = dailyLimitSentence('gemini-3.8-flash-tts', until, new Date(now), { timeZone, locale })
  // The space before AM is another in each version of ICU.
  expect(sentence.replaceAll(/\s/g, ' ')).toBe(
    `Today's requests to gemini-3.8-flash-tts are used up; more can be sent ${when}.`,
  )
})

test.each([
  ['the year changes', '2026-12-31T20:00:00Z', '2027-01-01T08:00:00Z', 'UTC', 'tomorrow at 08:00.'],
  [
    'the clocks change',
    '2026-11-01T07:30:00Z',
    '2026-11-02T08:00:00Z',
    'America/Los_Angeles',
    'tomorrow at 00:00.',
  ],
])('a day is the day of the place, also when %s in between', (_, now, end, timeZone, when) => {
  expect(dailyLimitSentence('x', new Date(end), new Date(now), { timeZone, locale: 'en-GB' })).toContain(when)
})
