import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { costOf } from '../../../src/core/price/cost-of.ts'
import { pacificDay } from '../../../src/core/price/pacific-day.ts'
import { priceOn, priceToExpect } from '../../../src/core/price/price-on.ts'
import type { PriceTable } from '../../../src/core/price/price-table.ts'
import { spellDollars } from '../../../src/core/price/spell-dollars.ts'
import { priceRow } from '../../../src/shared/ipc/shapes.ts'

const flash = 'gemini-3.8-flash-tts'
const shipped = z
  .strictObject({ dated: z.iso.date(), source: z.url(), unit: z.string(), rows: z.array(priceRow) })
  .parse(JSON.parse(readFileSync(new URL('../../../resources/gemini-prices.json', import.meta.url), 'utf8')))

/** The published prices, USD per million tokens. */
test.each([
  [flash, '2026-12-31', 0.5, 9],
  [flash, '2027-01-01', 1, 18],
  ['gemini-3.8-flash-lite-tts', '2026-12-31', 0.5, 6],
  ['gemini-3.8-flash-lite-tts', '2027-01-01', 1, 12],
  ['gemini-3.1-flash-tts-preview', '2026-11-23', 1, 20],
  ['gemini-2.5-flash-preview-tts', '2026-11-23', 0.5, 10],
  ['gemini-2.5-pro-preview-tts', '2026-11-23', 1, 20],
])('%s on %s costs $%d in and $%d out', (model, day, textIn, audioOut) => {
  expect(priceOn(shipped, model, day)).toMatchObject({ model, textIn, audioOut })
})

test('a minute of speech at 32 tokens a second costs 1.7 cents this year and 3.5 the next', () => {
  const minute = { model: flash, tokensIn: 250, tokensOut: 60 * 32 }
  expect(costOf(shipped, { ...minute, day: '2026-12-31' })).toBeCloseTo(0.017405, 9)
  expect(costOf(shipped, { ...minute, day: '2027-01-01' })).toBeCloseTo(0.03481, 9)
})

/** At the turn of the year the Pacific day counts: in London it is 2027 for eight hours before the price is. */
test.each([
  ['2027-01-01T00:30:00Z', '2026-12-31', 9],
  ['2027-01-01T07:59:59Z', '2026-12-31', 9],
  ['2027-01-01T08:00:00Z', '2027-01-01', 18],
  ['2027-07-01T06:59:59Z', '2027-06-30', 18],
  ['2027-07-01T07:00:00Z', '2027-07-01', 18],
])('at %s it is %s for the bill, at $%d', (at, day, audioOut) => {
  expect(pacificDay(new Date(at))).toBe(day)
  expect(priceOn(shipped, flash, pacificDay(new Date(at)))?.audioOut).toBe(audioOut)
})

const table: PriceTable = {
  dated: '2026-11-23',
  rows: [
    { model: 'a', from: '2027-01-01', textIn: 1, audioOut: 5 },
    { model: 'a', textIn: 1, audioOut: 2 },
    { model: 'b', from: '2026-06-01', textIn: 1, audioOut: 3 },
    { model: 'later', from: '2028-01-01', textIn: 1, audioOut: 50 },
  ],
}

test('the order of the rows does not matter, and a row that has not begun is no price', () => {
  expect(priceOn(table, 'a', '2026-12-31')?.audioOut).toBe(2)
  expect(priceOn(table, 'a', '2027-01-01')?.audioOut).toBe(5)
  expect(priceOn(table, 'b', '2026-05-31')).toBeUndefined()
  expect(costOf(table, { model: 'later', day: '2027-12-31', tokensIn: 1, tokensOut: 1 })).toBeUndefined()
})

test('an unknown model is expected to cost what the dearest known one costs that day', () => {
  expect(priceToExpect(table, 'new', '2026-12-31')?.model).toBe('b')
  expect(priceToExpect(table, 'new', '2027-01-01')?.audioOut).toBe(5)
  expect(priceToExpect(table, 'new', '2028-01-01')?.audioOut).toBe(50)
  expect(priceToExpect(table, 'a', '2026-12-31')?.audioOut).toBe(2)
  expect(
    priceToExpect({ dated: '2026-11-23', rows: table.rows.slice(3) }, 'new', '2026-12-31')?.audioOut,
  ).toBe(50)
  expect(priceToExpect({ dated: '2026-11-23', rows: [] }, 'new', '2026-12-31')).toBeUndefined()
})

test.each([
  [0, '$0.00'],
  [0.42, '$0.42'],
  [12.3, '$12.30'],
  [1234.5, '$1234.50'],
  [0.1, '$0.10'],
  [0.095, '$0.10'],
  [0.05, '$0.05'],
  [0.0174, '$0.017'],
  [0.0042, '$0.0042'],
  [0.000001, '$0.000001'],
])('%d is spelled %s', (amount, text) => {
  expect(spellDollars(amount)).toBe(text)
})
