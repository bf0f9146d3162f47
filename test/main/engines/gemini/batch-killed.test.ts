import { spawnSync } from 'node:child_process'
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { openBatchBook } from '../../../../src/main/engines/gemini/batch/batch-book.ts'
import { machineMark } from '../../../../src/main/files/part-name.ts'
import { createFakeBooks, type FakeBooks } from '../../../helpers/fake-books.ts'
import { temporaryFolder } from '../../../helpers/temporary-folder.ts'
import { billOf, openFiles, openHalfPriceRoom, passages, type HalfPriceRoom } from './half-price-room.ts'

// Every effect on disk, and every request: the program is killed before and after each.
test(
  'a kill between any two of its steps: nothing is made twice, nothing lost',
  { timeout: 60_000 },
  async () => {
    const deaths: string[] = []
    for (let at = 0; ; at++) {
      const room = await openHalfPriceRoom()
      const books = createFakeBooks()
      const died = await dieAt(room, books, at)
      if (died === undefined) break
      deaths.push(died)
      const next = room.start('batch', { books })
      await next.ahead.collect('once', next.optionsFor())
      await next.ahead.order(passages, next.optionsFor())
      await next.ahead.collect('wait', next.optionsFor())
      expect([died, room.shelf.kept.size, room.server.bill().requests]).toEqual([died, 2, 2])
      const ends = books.outcomes()
      expect([died, ends.filter((end) => end === 'kept').length]).toEqual([died, 2])
      // A request that was not sent before the kill is booked as withdrawn; an end that is booked twice is thrown.
      expect(ends.every((end) => end === 'kept' || end === 'cancelled')).toBe(true)
      expect(books.total()).toBeCloseTo(billOf(room), 9)
      expect(openFiles(room)).toEqual([])
    }
    // Written down, booked twice, named, kept and booked twice, forgotten; and the request, before and after each.
    expect(deaths.length).toBeGreaterThanOrEqual(18)
  },
)

test('a batch that was half written when the program was killed is swept away', async () => {
  const folder = join(temporaryFolder(), 'batches')
  mkdirSync(folder)
  const ended = spawnSync(process.execPath, ['-e', '']).pid
  writeFileSync(join(folder, `.b.json.${machineMark()}.${ended}.00000000.part`), '{"version":')
  expect(await openBatchBook(folder).all()).toEqual([])
  expect(readdirSync(folder)).toEqual([])
})

/** Asks for the passages in a program that is killed at its nth instant; gives where, undefined where it came through. */
async function dieAt(room: HalfPriceRoom, books: FakeBooks, nth: number): Promise<string | undefined> {
  const end = new AbortController()
  let count = 0
  let died: string | undefined
  const instant = (name: string) => {
    if (died === undefined && count++ === nth) {
      died = name
      end.abort()
    }
    // A program that is dead does nothing more.
    if (died !== undefined) throw new Error('dead')
  }
  const mortal =
    <Given extends readonly unknown[], Result>(
      name: string,
      work: (...given: Given) => Promise<Result>,
    ): ((...given: Given) => Promise<Result>) =>
    async (...given) => {
      instant(`before ${name}`)
      const result = await work(...given)
      instant(`after ${name}`)
      return result
    }
  const mortalBooks = {
    sent: mortal('sent', books.sent),
    ended: mortal('ended', books.ended),
    stateOf: books.stateOf,
  }
  const { ahead, optionsFor } = room.start(
    'batch',
    { books: mortalBooks },
    {
      book: (book) => ({
        ...book,
        write: mortal('write', book.write),
        remove: mortal('remove', book.remove),
      }),
      shelf: (shelf) => ({ find: shelf.find, keep: mortal('keep', shelf.keep) }),
    },
  )
  // The server goes on with what it was asked, whether or not somebody listens.
  room.server.misbehave(
    ({ operation }) => {
      if (operation === 'batchGenerateContent')
        try {
          instant('while it is ordered')
        } catch {
          // It is the program that dies, not the server.
        }
      return undefined
    },
    { on: 'everything' },
  )
  const options = optionsFor(end.signal)
  await ahead
    .order(passages, options)
    .then(() => ahead.collect('wait', options))
    .catch(() => undefined)
  await Promise.all(room.server.requests.map(({ ended }) => ended))
  return died
}
