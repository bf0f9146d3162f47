import { mkdirSync, readFileSync, readdirSync, renameSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { openPrices } from '../../../src/main/ledger/price-file.ts'
import { geminiState } from '../../../src/shared/ipc/shapes.ts'
import { temporaryFolder } from '../../helpers/temporary-folder.ts'

const resources = fileURLToPath(new URL('../../../resources', import.meta.url))
const clock = () => new Date(2026, 11, 24, 23, 59)
const own = [{ model: 'gemini-9-tts', textIn: 1, audioOut: 7 }]

test('the table that ships is used until there is one of the user, dated the day it was set', () => {
  const data = join(temporaryFolder(), 'new')
  const prices = openPrices({ resources, data, clock })
  const shipped = prices.state()
  expect(shipped).toMatchObject({ dated: '2026-11-23', isEdited: false })
  expect(shipped.rows.length).toBeGreaterThan(6)
  expect(geminiState.shape.prices.parse(shipped)).toEqual(shipped)

  expect(prices.set(own)).toEqual({ dated: '2026-12-24', isEdited: true, rows: own })
  expect(openPrices({ resources, data, clock }).table().rows).toEqual(own)
  expect(prices.set(null)).toEqual(shipped)
  expect(prices.set(null)).toEqual(shipped)
  prices.set(own)
  expect(prices.set([])).toEqual(shipped)
  expect(readdirSync(data)).toEqual([])
})

test('what another process sets is seen at once', () => {
  const data = temporaryFolder()
  const [one, other] = [openPrices({ resources, data, clock }), openPrices({ resources, data, clock })]
  one.set(own)
  expect(other.table().rows).toEqual(own)
  one.set([{ ...own[0]!, audioOut: 8 }])
  expect(other.table().rows[0]?.audioOut).toBe(8)
  one.set(null)
  expect(other.state().isEdited).toBe(false)
})

test.each([
  ['no JSON', '{"dated": "2026-'],
  ['no table', '{"prices": []}'],
  ['a price below nothing', '{"dated":"2026-11-24","rows":[{"model":"a","textIn":-1,"audioOut":1}]}'],
  ['no rows', '{"dated":"2026-11-24","rows":[]}'],
])('a file with %s is kept aside, and the table that ships is used', (_, text) => {
  const data = temporaryFolder()
  writeFileSync(join(data, 'gemini-prices.json'), text)
  const prices = openPrices({ resources, data, clock })
  expect(prices.state().isEdited).toBe(false)
  const [aside = ''] = readdirSync(data)
  expect(aside).toMatch(/^gemini-prices\.broken-.*\.json$/)
  expect(readFileSync(join(data, aside), 'utf8')).toBe(text)
  expect(prices.notice()).toBe(
    `The price table was damaged. It is kept as ${aside}; the prices of 2026-11-23 are used.`,
  )
})

test('where the file cannot be read the table that ships is used, and where it cannot be written that is said', () => {
  const data = temporaryFolder()
  mkdirSync(join(data, 'gemini-prices.json'))
  const prices = openPrices({ resources, data, clock })
  expect(prices.state().isEdited).toBe(false)
  expect(prices.notice()).toContain('is not a file')
  expect(() => prices.set(own)).toThrow(expect.objectContaining({ name: 'StudioError' }))
  expect(prices.state().isEdited).toBe(false)
})

test('a disk that does not answer stops nothing: the prices known before are used', () => {
  const folder = temporaryFolder()
  const data = join(folder, 'data')
  mkdirSync(data)
  const prices = openPrices({ resources, data, clock })
  prices.set(own)
  renameSync(data, join(folder, 'elsewhere'))
  // A link that leads to itself is refused to everybody, whoever runs this.
  symlinkSync('data', data)
  expect(prices.table().rows).toEqual(own)
  expect(prices.notice()).toContain('leads back to itself')
})

test('a program without its own table says so', () => {
  const folder = temporaryFolder()
  expect(() => openPrices({ resources: folder, data: folder, clock })).toThrow(
    expect.objectContaining({ code: 'file-missing' }),
  )
})
