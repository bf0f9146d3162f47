import { describe, expect, test } from 'vitest'
import { spellMoment } from '../../src/renderer/components/spell-moment.ts'
import { draftsOf, readDrafts } from '../../src/renderer/gemini/price-drafts.ts'
import { readDollars } from '../../src/renderer/gemini/read-dollars.ts'
import { spellDay } from '../../src/renderer/gemini/spell-day.ts'
import { languageOptions, spellLanguages } from '../../src/renderer/voices/spell-languages.ts'

test.each([
  ['2.50', 2.5],
  [' $ 3 ', 3],
  ['0,05', 0.05],
  ['.5', 0.5],
  ['', null],
  ['0', undefined],
  ['-1', undefined],
  ['1e3', undefined],
  ['two', undefined],
  ['100001', undefined],
  ['1,000', undefined],
  ['1.125', 1.125],
  ['0,125', 0.125],
])('an amount written as %j is %j', (text, amount) => {
  expect(readDollars(text, 0.01, 100_000)).toBe(amount)
})

test('a moment to come is told in the user’s own time', () => {
  const now = new Date(2026, 10, 23, 18, 0)
  const at = (...date: [number, number, number, number]) =>
    spellMoment(new Date(...date).toISOString(), now, 'en-GB')
  expect(at(2026, 10, 23, 23)).toBe('at 23:00')
  expect(at(2026, 10, 24, 9)).toBe('tomorrow at 09:00')
  expect(at(2026, 10, 26, 9)).toBe('on 26 Nov at 09:00')
})

test('a day is written as people write it, whatever the time zone', () => {
  expect(spellDay('2027-01-01', 'en-GB')).toBe('1 Jan 2027')
  expect(spellDay('soon', 'en-GB')).toBe('soon')
})

test('languages have names; what has none stands as it is', () => {
  expect(spellLanguages(['de-AT', 'en'])).toBe('German (Austria), English')
  expect(spellLanguages(['not a tag'])).toBe('not a tag')
  expect(spellLanguages(['de', 'en', 'fr', 'es', 'it'])).toBe('German, English, French and 2 more')
  expect(languageOptions()[0]).toEqual({ value: '', label: 'Any language' })
})

describe('prices as they are written', () => {
  const rows = [
    { model: 'gemini-3.8-flash-tts', textIn: 0.5, audioOut: 9 },
    { model: 'gemini-3.8-flash-tts', from: '2027-01-01', textIn: 1, audioOut: 18 },
  ]
  const [first, second] = draftsOf(rows)

  test('come back as they were', () => {
    expect(readDrafts(draftsOf(rows))).toEqual({ rows })
  })

  test.each([
    ['model', { model: 'Flash!' }],
    ['from', { from: '1 January' }],
    ['from', { from: '' }],
    ['textIn', { textIn: '' }],
    ['textIn', { textIn: '-1' }],
    ['audioOut', { audioOut: '10001' }],
    ['audioOut', { audioOut: '1,000' }],
    ['audioOut', { audioOut: 'Infinity' }],
  ] as const)('are refused at the field %s that is wrong', (field, change) => {
    expect(readDrafts([first!, { ...second!, ...change }])).toMatchObject({ fault: { id: 1, field } })
  })
})
