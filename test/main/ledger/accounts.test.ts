import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { copyFileSync, existsSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterEach, expect, onTestFinished, test } from 'vitest'
import { coldRates } from '../../../src/core/estimate/cold-rates.ts'
import { printLine } from '../../../src/main/ledger/ledger-lines.ts'
import { spending as spendingShape } from '../../../src/shared/ipc/shapes.ts'
import { anEnd, aRequest } from '../../helpers/ledger-lines.ts'
import { forEpisode, keptFor } from '../../helpers/book-requests.ts'
import { closeTo } from '../../helpers/matchers.ts'
import { openBooks } from '../../helpers/open-books.ts'
import { temporaryFolder } from '../../helpers/temporary-folder.ts'

const zone = process.env['TZ']
afterEach(() => {
  if (zone === undefined) delete process.env['TZ']
  else process.env['TZ'] = zone
})

function ledgerOf(...lines: readonly string[]): string {
  const data = temporaryFolder()
  writeFileSync(join(data, 'ledger.jsonl'), lines.join(''))
  return data
}

/** A request that was kept, sent at `at`. */
function keptAt(at: string, model = 'gemini-3.8-flash-tts'): string {
  const sent = aRequest({ at, model })
  return printLine(sent) + printLine(anEnd(sent.id, { at }))
}

test('spending is told by day, model and episode, as the window has it', async () => {
  process.env['TZ'] = 'UTC'
  let now = new Date('2026-11-20T12:00:00Z')
  const { books, spending } = await openBooks({ data: temporaryFolder(), now: () => now })
  const lite = { ...forEpisode('two', 0.1), model: 'gemini-3.8-flash-lite-tts' }
  await books.ended(await books.sent(forEpisode('one', 0.1)), keptFor(0.25, 10))
  now = new Date('2026-11-23T12:00:00Z')
  await books.ended(await books.sent(lite), keptFor(0.5, 20))
  await books.sent(forEpisode('one', 0.125))
  const told = spending('one')
  const todays = { requests: 2, seconds: 20, cost: 0.625, unsettled: 1 }
  expect(told).toEqual({
    today: todays,
    month: { requests: 3, seconds: 30, cost: 0.875, unsettled: 1 },
    total: { requests: 3, seconds: 30, cost: 0.875, unsettled: 1 },
    byDay: [
      { day: '2026-11-20', requests: 1, seconds: 10, cost: 0.25, unsettled: 0 },
      { day: '2026-11-23', ...todays },
    ],
    byModel: [
      { model: lite.model, requests: 1, seconds: 20, cost: 0.5, unsettled: 0 },
      { model: 'gemini-3.8-flash-tts', requests: 2, seconds: 10, cost: 0.375, unsettled: 1 },
    ],
    episode: { requests: 2, seconds: 10, cost: 0.375, unsettled: 1 },
  })
  expect(spendingShape.safeParse(told).success).toBe(true)
  expect(spending()).not.toHaveProperty('episode')
})

function later(at: string, seconds: number): string {
  return new Date(Date.parse(at) + seconds * 1000).toISOString()
}

/** Days are those of the person, of 23 or 25 hours where the clocks change. */
test.each([
  ['Europe/Berlin', '2026-10-24T22:00:00Z', '2026-10-25T22:59:59Z', '2026-10-25'],
  ['Europe/Berlin', '2027-03-27T23:00:00Z', '2027-03-28T21:59:59Z', '2027-03-28'],
  ['Pacific/Auckland', '2026-11-22T11:00:00Z', '2026-11-23T10:59:59Z', '2026-11-23'],
])('in %s the day from %s to %s is %s', async (timeZone, first, last, day) => {
  process.env['TZ'] = timeZone
  const data = ledgerOf(...[later(first, -1), first, last, later(last, 1)].map((at) => keptAt(at)))
  const { spending } = await openBooks({ data, now: () => new Date(last) })
  expect(spending().today.requests).toBe(2)
  expect(spending().byDay.at(-1)).toMatchObject({ day, requests: 2 })
  expect(spending().total.requests).toBe(4)
})

test('thirty days are a month, today among them', async () => {
  process.env['TZ'] = 'UTC'
  const data = ledgerOf(keptAt('2026-10-24T23:59:59.000Z'), keptAt('2026-10-25T00:00:00.000Z'))
  const { spending } = await openBooks({ data })
  expect(spending()).toMatchObject({
    month: { requests: 1 },
    total: { requests: 2 },
    byDay: [{ day: '2026-10-25', requests: 1 }],
  })
})

test('without the database everything is there again; with it only new lines are read', async () => {
  const data = ledgerOf(keptAt('2026-11-23T10:00:00.000Z'))
  const first = await openBooks({ data })
  await first.books.ended(await first.books.sent(forEpisode('two', 0.1)), keptFor(0.2))
  const before = first.spending('two')
  await first.close()
  const again = await openBooks({ data })
  expect(again.spending('two')).toEqual(before)
  await again.close()
  rmSync(join(data, 'castwright.db'))
  expect((await openBooks({ data })).spending('two')).toEqual(before)
})

test('what another program writes is seen, though it is no more than a line', async () => {
  const data = temporaryFolder()
  const { spending } = await openBooks({ data })
  expect(spending().total.requests).toBe(0)
  const other = await openBooks({ data })
  await other.books.sent(forEpisode('one', 0.1))
  expect(spending().total).toMatchObject({ requests: 1, unsettled: 1 })
})

test.each([
  ['a shorter ledger', (path: string) => writeFileSync(path, keptAt('2026-11-23T10:00:00.000Z'))],
  [
    'another ledger, longer by a line',
    (path: string) =>
      writeFileSync(path, [1, 2, 3, 4].map(() => keptAt('2026-11-22T10:00:00.000Z')).join('')),
  ],
  ['no ledger', (path: string) => rmSync(path)],
])('where there is %s in the place of the one that was read, it is read anew', async (_, change) => {
  const data = ledgerOf(...[1, 2, 3].map(() => keptAt('2026-11-23T09:00:00.000Z')))
  const path = join(data, 'ledger.jsonl')
  const { spending } = await openBooks({ data })
  expect(spending().total.requests).toBe(3)
  change(path)
  const fresh = await openBooks({ data: copyOf(path) })
  expect(spending()).toEqual(fresh.spending())
  expect(spending().total.requests).not.toBe(3)
})

function copyOf(path: string): string {
  const data = temporaryFolder()
  if (existsSync(path)) copyFileSync(path, join(data, 'ledger.jsonl'))
  return data
}

test('damaged lines cost no others, and are counted', async () => {
  const end = anEnd('11111111-1111-4111-8111-111111111111', { cost: 0.5 })
  const data = ledgerOf(
    keptAt('2026-11-23T10:00:00.000Z'),
    'nonsense\n',
    printLine(end),
    `${JSON.stringify({ ...aRequest(), v: 2 })}\n`,
    printLine(aRequest()).slice(0, 50),
  )
  const { books, spending, passedOver } = await openBooks({ data })
  await books.sent(forEpisode('one', 0.25))
  // An end whose beginning was lost has a price all the same.
  expect(spending().total).toEqual({ requests: 3, seconds: 16, cost: 0.08 + 0.5 + 0.25, unsettled: 1 })
  expect(spending().byModel.map(({ model }) => model)).toEqual(['unknown', 'gemini-3.8-flash-tts'])
  expect(passedOver()).toEqual({ unreadable: 2, foreign: 1 })
})

test('a line that is there twice counts once', async () => {
  const line = keptAt('2026-11-23T10:00:00.000Z')
  const { spending } = await openBooks({ data: ledgerOf(line, line) })
  expect(spending().total.requests).toBe(1)
})

test('rates are learned from what was kept, by this program or another', async () => {
  const data = temporaryFolder()
  const { books, rates } = await openBooks({ data })
  const { rates: ratesOfAnother } = await openBooks({ data })
  const cold = coldRates.seconds('Kore', 20, 110)
  for (const told of [rates(), ratesOfAnother()]) expect(told.seconds('Kore', 20, 110)).toBe(cold)
  for (let turn = 0; turn < 10; turn++)
    await books.ended(await books.sent(forEpisode('one', 0.1)), keptFor(0.1, 12))
  const { books: others } = await openBooks({ data })
  await others.ended(await others.sent(forEpisode('one', 0.1)), {
    outcome: 'failed',
    code: 'server-trouble',
    usage: undefined,
    latency: 90,
  })
  for (const told of [rates(), ratesOfAnother()]) {
    expect(told.seconds('Kore', 20, 110)).toBeGreaterThan(10.5)
    expect(told.seconds('Kore', 20, 110)).toBeLessThan(12)
  }
  expect(rates().latency('gemini-3.8-flash-tts', 12)).toBeLessThan(5)
})

test('what a limiter knows outlives the program', async () => {
  const data = temporaryFolder()
  const first = await openBooks({ data })
  expect(first.limiterMemory.load('key·flash')).toBeUndefined()
  first.limiterMemory.save('key·flash', { perMinute: 9 })
  first.limiterMemory.save('key·flash', { perMinute: 10, dayEnds: 5 })
  first.limiterMemory.save('key·lite', [1])
  await first.close()
  const { limiterMemory } = await openBooks({ data })
  expect(limiterMemory.load('key·flash')).toEqual({ perMinute: 10, dayEnds: 5 })
  expect(limiterMemory.load('key·lite')).toEqual([1])
})

test('nothing is written before there is something to say', async () => {
  const data = temporaryFolder()
  const { spending, close } = await openBooks({ data })
  spending()
  await close()
  expect(readdirSync(data)).toEqual(['castwright.db'])
})

test('a torn last line is looked at without waiting for another program that writes', async () => {
  const data = ledgerOf(keptAt('2026-11-23T10:00:00.000Z'), '{"v":1,"kind":"sent","id":"')
  const { spending } = await openBooks({ data })
  const { requests } = spending().total
  const other = new DatabaseSync(join(data, 'castwright.db'))
  onTestFinished(() => other.close())
  other.exec('BEGIN IMMEDIATE')
  expect(spending().total.requests).toBe(requests)
  expect(requests).toBe(1)
})

test('a clock that is set back and forward loses no request and no price', async () => {
  const data = temporaryFolder()
  let now = Date.parse('2026-11-23T12:00:00Z')
  const first = await openBooks({ data, now: () => new Date(now), budgets: { perEpisode: 1 } })
  for (const jump of [-3_600_000, 2 * 3_600_000, -1000]) {
    const id = await first.books.sent(forEpisode('one', 0.1))
    now += jump
    await first.books.ended(id, keptFor(0.2))
  }
  const total = { requests: 3, seconds: 24, cost: closeTo(0.6, 9), unsettled: 0 }
  expect(first.spending('one').episode).toEqual(total)
  await expect(first.books.sent(forEpisode('one', 0.5))).rejects.toMatchObject({ code: 'budget-reached' })
  await first.close()
  rmSync(join(data, 'castwright.db'))
  expect((await openBooks({ data, now: () => new Date(now) })).spending('one').episode).toEqual(total)
})

test('a program that writes to the database is waited for', async () => {
  const data = temporaryFolder()
  const { books, spending } = await openBooks({ data })
  await books.sent(forEpisode('one', 0.1))
  const holder = spawn(
    process.execPath,
    [
      '-e',
      `const { DatabaseSync } = require('node:sqlite')
       const database = new DatabaseSync(process.argv[1])
       database.exec('BEGIN IMMEDIATE')
       console.log('held')
       setTimeout(() => database.exec('COMMIT'), 200)`,
      join(data, 'castwright.db'),
    ],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  )
  await once(holder.stdout, 'data')
  await books.ended(await books.sent(forEpisode('one', 0.1)), keptFor(0.2))
  expect(spending('one').episode).toMatchObject({ requests: 2, unsettled: 1 })
  if (holder.exitCode === null) await once(holder, 'exit')
})
