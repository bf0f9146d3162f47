import {
  closeSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
  writeSync,
} from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { openStore } from '../../../src/main/database/open-store.ts'
import { forEpisode, keptFor } from '../../helpers/book-requests.ts'
import { openBooks } from '../../helpers/open-books.ts'
import { temporaryFolder } from '../../helpers/temporary-folder.ts'

const clock = () => new Date('2026-11-23T12:00:00Z')
const limiterRow = z.object({ id: z.string() })

/** A data folder with a few requests in its books, and what was spent. */
async function usedFolder() {
  const data = temporaryFolder()
  const { books, spending, close } = await openBooks({ data })
  for (let request = 0; request < 20; request++)
    await books.ended(await books.sent(forEpisode('one', 0.1)), keptFor(0.1))
  const spent = spending('one')
  await close()
  return { data, path: join(data, 'castwright.db'), spent }
}

/** Overwrites a file from its second page on. */
function spoil(path: string): void {
  const file = openSync(path, 'r+')
  writeSync(file, Buffer.alloc(statSync(path).size - 4096, 0xa5), 0, undefined, 4096)
  closeSync(file)
}

test.each<[string, (path: string) => void]>([
  ['is spoiled inside', spoil],
  ['is no database', (path) => writeFileSync(path, 'x'.repeat(8192))],
])('a database that %s is kept aside and made anew from the ledger', async (_, damage) => {
  const { data, path, spent } = await usedFolder()
  damage(path)
  const damaged = readFileSync(path)
  const { spending, notices } = await openBooks({ data })
  expect(spending('one')).toEqual(spent)
  const aside = 'castwright.broken-2026-11-23T12-00-00-000Z.db'
  expect(readFileSync(join(data, aside))).toEqual(damaged)
  expect(notices()).toEqual([`${path} was damaged. It is kept as ${aside}, and made anew from the ledger.`])
})

test('one that is found damaged while it is open is filled again before anything is asked of it', async () => {
  const path = join(temporaryFolder(), 'castwright.db')
  const store = await openStore({
    path,
    clock,
    fill: (database) => database.run("INSERT INTO limiters VALUES ('filled', '1')"),
  })
  store.use((database) => {
    database.run("INSERT INTO limiters VALUES ('first', '1')")
    database.all(z.unknown(), 'PRAGMA wal_checkpoint(TRUNCATE)')
    database.all(z.unknown(), 'PRAGMA shrink_memory')
  })
  spoil(path)
  expect(store.use((database) => database.all(limiterRow, 'SELECT id FROM limiters'))).toEqual([
    { id: 'filled' },
  ])
  expect(store.notices()).toHaveLength(1)
  store.close()
})

test('one of a later version is left as it is; a database in memory does its work', async () => {
  const { data, path, spent } = await usedFolder()
  const later = new DatabaseSync(path)
  later.exec('PRAGMA user_version = 999')
  later.close()
  const before = readFileSync(path)
  const { books, spending, notices } = await openBooks({ data, budgets: { perEpisode: 2.1 } })
  expect(spending('one')).toEqual(spent)
  await expect(books.sent(forEpisode('one', 0.2))).rejects.toMatchObject({ code: 'budget-reached' })
  await books.ended(await books.sent(forEpisode('one', 0.1)), keptFor(0.1))
  expect(notices()).toEqual([`${path} was made by a later version of Castwright and is left as it is.`])
  expect(readFileSync(path)).toEqual(before)
})

test('where there can be no database, one in memory does its work', async () => {
  const data = temporaryFolder()
  mkdirSync(join(data, 'castwright.db'))
  const { books, spending, notices } = await openBooks({ data })
  await books.ended(await books.sent(forEpisode('one', 0.1)), keptFor(0.1))
  expect(spending('one').episode).toMatchObject({ requests: 1, cost: 0.1 })
  expect(notices()).toEqual([`${join(data, 'castwright.db')} could not be opened.`])
})

test('a database that is deleted while it is open stops nothing', async () => {
  const { data, path, spent } = await usedFolder()
  const one = await openBooks({ data })
  for (const name of readdirSync(data)) if (name.startsWith('castwright.db')) rmSync(join(data, name))
  await one.books.ended(await one.books.sent(forEpisode('two', 0.1)), keptFor(0.1))
  expect(one.spending('one').episode).toEqual(spent.episode)
  expect(one.spending('two').episode?.requests).toBe(1)
  await one.close()
  expect(readdirSync(data)).toEqual(['ledger.jsonl'])
  const again = await openBooks({ data })
  expect(again.spending('one').total.requests).toBe(21)
  expect(statSync(path).isFile()).toBe(true)
})
