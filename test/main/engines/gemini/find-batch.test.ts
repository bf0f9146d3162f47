import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { openBatchBook } from '../../../../src/main/engines/gemini/batch/batch-book.ts'
import { openFiles, openHalfPriceRoom, passages, type HalfPriceRoom } from './half-price-room.ts'

const hour = 3600

/** Batches that another program has made with the same key. */
async function makeOthers({ server, time }: HalfPriceRoom, count: number, secondsApart: number) {
  const { body, path } = server.requests.find(({ operation }) => operation === 'batchGenerateContent') ?? {}
  const headers = { 'x-goog-api-key': 'a-key-WXYZ', 'content-type': 'application/json' }
  const text = JSON.stringify(body).replace(/castwright-[\w-]+/u, 'of somebody else')
  for (let made = 0; made < count; made++) {
    const { status } = await fetch(`${server.url}${path}`, { method: 'POST', headers, body: text })
    expect(status).toBe(200)
    time.pass(secondsApart)
  }
}

/** Orders a batch in a program that ends before it writes down what Google calls it. */
async function orderUnnamed(room: HalfPriceRoom) {
  const first = room.start('batch', undefined, {
    book: (book) => ({
      ...book,
      write: (batch) => (batch.name === undefined ? book.write(batch) : Promise.reject(new Error('dead'))),
    }),
  })
  await expect(first.ahead.order(passages, first.optionsFor())).rejects.toThrow('dead')
}

test('a batch whose name was not written down is found behind any number of others', async () => {
  const room = await openHalfPriceRoom({ batchDelay: 300 * hour * 1000 })
  await orderUnnamed(room)
  await makeOthers(room, 120, 60)
  const next = room.start('batch')
  await next.ahead.collect('once', next.optionsFor())
  expect([room.asked('listBatches'), room.asked('getBatch')]).toEqual([25, 1])
  expect(openFiles(room)).toHaveLength(1)
})

test('one that never came to be is looked for no further back than it was made', async () => {
  const room = await openHalfPriceRoom({ batchDelay: 300 * hour * 1000 })
  const start = room.start('batch')
  await start.ahead.order(passages, start.optionsFor())
  await makeOthers(room, 40, hour)
  const book = openBatchBook(join(room.data, 'batches'))
  const [named] = await book.all()
  if (named === undefined) throw new Error('There is no batch')
  const { name: _, ...unnamed } = named
  room.time.pass(48 * hour)
  await book.remove(named)
  await book.write({ ...unnamed, id: randomUUID(), sentAt: room.time.clock().toISOString() })
  await start.ahead.collect('once', start.optionsFor())
  expect([room.asked('listBatches'), openFiles(room)]).toEqual([1, []])
})
