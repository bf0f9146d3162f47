import { DatabaseSync } from 'node:sqlite'
import * as fc from 'fast-check'
import { mkdirSync, readFileSync, rmdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { forEpisode, keptFor } from '../../helpers/book-requests.ts'
import { openBooks } from '../../helpers/open-books.ts'
import { temporaryFolder } from '../../helpers/temporary-folder.ts'

test('an episode stops before its budget is passed, and says so with figures', async () => {
  const data = temporaryFolder()
  const { books } = await openBooks({ data, budgets: { perEpisode: 0.5 } })
  await books.ended(await books.sent(forEpisode('one', 0.4)), keptFor(0.42))
  const before = readFileSync(join(data, 'ledger.jsonl'), 'utf8')
  await expect(books.sent(forEpisode('one', 0.1))).rejects.toMatchObject({
    code: 'budget-reached',
    message: 'This episode has cost $0.42 of its $0.50; the next line is about $0.10.',
  })
  expect(readFileSync(join(data, 'ledger.jsonl'), 'utf8')).toBe(before)
  // What fits still goes, and so does another episode.
  await books.sent(forEpisode('one', 0.08))
  await books.sent(forEpisode('two', 0.5))
})

test('a day stops all episodes and previews alike, and the next day begins anew', async () => {
  let now = new Date('2026-11-23T12:00:00Z')
  const { books } = await openBooks({
    data: temporaryFolder(),
    now: () => now,
    budgets: { perDay: 1 },
  })
  for (const episode of ['one', 'two', undefined])
    await books.ended(await books.sent(forEpisode(episode, 0.3)), keptFor(0.3))
  const turns = [1, 2, 3].map(() => ({ voice: 'Kore', words: 10, characters: 50 }))
  await expect(books.sent({ ...forEpisode('three', 0.2), turns })).rejects.toMatchObject({
    message: "Today has cost $0.90 of the day's $1.00; the next 3 lines are about $0.20.",
  })
  now = new Date('2026-11-25T12:00:00Z')
  await books.sent(forEpisode('three', 1))
})

test('a request whose outcome nobody knows counts with its estimate', async () => {
  const data = temporaryFolder()
  const first = await openBooks({ data })
  await first.books.sent(forEpisode('one', 0.3))
  await first.close()
  const { books } = await openBooks({ data, budgets: { perEpisode: 0.5 } })
  await expect(books.sent(forEpisode('one', 0.3))).rejects.toMatchObject({
    message: 'This episode has cost about $0.30 of its $0.50; the next line is about $0.30.',
  })
})

test.each([
  ['cancelled', 0.1, true],
  ['engine-timeout', 240, true],
  ['no-network', 0.9, false],
  ['no-network', 1, true],
  ['answer-unusable', 5, true],
  ['rate-limited', 5, false],
  ['server-trouble', 5, false],
  ['key-invalid', 5, false],
] as const)(
  'a request that failed as %s after %d s and has no price keeps its estimate: %s',
  async (code, latency, stands) => {
    const { books, spending } = await openBooks({ data: temporaryFolder() })
    await books.ended(await books.sent(forEpisode('one', 0.3)), {
      outcome: 'failed',
      code,
      usage: undefined,
      latency,
    })
    const expected = { requests: 1, seconds: 0, cost: stands ? 0.3 : 0, unsettled: stands ? 1 : 0 }
    expect(spending('one').episode).toEqual(expected)
  },
)

test('a failure that Google charges for is paid like any other', async () => {
  const { books, spending } = await openBooks({ data: temporaryFolder() })
  const usage = { tokensIn: 10, tokensOut: 500, cost: 0.0045 }
  const id = await books.sent(forEpisode('one', 0.3))
  await books.ended(id, { outcome: 'failed', code: 'answer-unusable', usage, latency: 1 })
  expect(spending('one').episode).toEqual({ requests: 1, seconds: 0, cost: 0.0045, unsettled: 0 })
})

test('of many at once, in two programs, no more go than the budget holds', async () => {
  const data = temporaryFolder()
  const budgets = { perEpisode: 1 }
  const programs = [await openBooks({ data, budgets }), await openBooks({ data, budgets })]
  const sent = await Promise.allSettled(
    Array.from({ length: 40 }, (_, index) => programs[index % 2]!.books.sent(forEpisode('one', 0.1))),
  )
  const ids = sent.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []))
  expect(ids).toHaveLength(10)
  expect(new Set(ids).size).toBe(10)
  for (const { spending } of programs)
    expect(spending('one').episode).toMatchObject({ requests: 10, unsettled: 10 })
})

test('a budget is never passed, whatever requests come to and in whatever order they end', async () => {
  const request = fc.record({
    episode: fc.constantFrom('one', 'two'),
    estimate: fc.integer({ min: 1, max: 40 }),
    // What is paid is never more than the estimate here: a guess that is too low cannot be made good.
    share: fc.integer({ min: 0, max: 100 }),
    ends: fc.boolean(),
  })
  await fc.assert(
    fc.asyncProperty(fc.array(request, { maxLength: 25 }), async (requests) => {
      const accounts = await openBooks({
        data: temporaryFolder(),
        budgets: { perEpisode: 0.6, perDay: 1 },
      })
      await Promise.all(
        requests.map(async ({ episode, estimate, share, ends }) => {
          const id = await accounts.books.sent(forEpisode(episode, estimate / 100)).catch(() => undefined)
          if (id !== undefined && ends) await accounts.books.ended(id, keptFor((estimate * share) / 10_000))
        }),
      )
      const one = accounts.spending('one')
      const two = accounts.spending('two')
      expect(one.episode?.cost).toBeLessThanOrEqual(0.6 + 1e-9)
      expect(two.episode?.cost).toBeLessThanOrEqual(0.6 + 1e-9)
      expect(one.today.cost).toBeLessThanOrEqual(1 + 1e-9)
      await accounts.close()
    }),
    { numRuns: 25 },
  )
})

test('what could not be written is not held against the budget', async () => {
  const data = temporaryFolder()
  const { books, spending } = await openBooks({ data, budgets: { perEpisode: 0.5 } })
  mkdirSync(join(data, 'ledger.jsonl'))
  await expect(books.sent(forEpisode('one', 0.4))).rejects.toMatchObject({ code: 'not-a-file' })
  rmdirSync(join(data, 'ledger.jsonl'))
  await books.sent(forEpisode('one', 0.4))
  expect(spending('one').episode).toMatchObject({ requests: 1, cost: 0.4 })
})

test('money set aside by a program that was killed before its request went out is free after a minute', async () => {
  const data = temporaryFolder()
  let now = new Date('2026-11-23T12:00:00Z')
  const { books } = await openBooks({ data, now: () => now, budgets: { perEpisode: 0.5 } })
  const killed = new DatabaseSync(join(data, 'castwright.db'))
  killed.prepare("INSERT INTO reservations VALUES ('gone', ?, 'one', 0.4)").run(now.getTime())
  killed.close()
  await expect(books.sent(forEpisode('one', 0.2))).rejects.toMatchObject({ code: 'budget-reached' })
  now = new Date(now.getTime() + 60_001)
  await books.sent(forEpisode('one', 0.2))
})
