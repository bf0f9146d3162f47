import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { calledOff } from '../../../../src/main/engines/called-off.ts'
import { parseJson } from '../../../../src/core/text/parse-json.ts'
import type { Passage } from '../../../../src/main/engines/speech-engine.ts'
import { conversation, lineOf, passageOf } from './gemini-room.ts'
import {
  billOf,
  episode,
  openFiles,
  openHalfPriceRoom,
  passages,
  type HalfPriceRoom,
  type Start,
} from './half-price-room.ts'

const hour = 3_600_000

/** Asks for passages in a batch, and waits for it. */
async function makeInBatch({ ahead, optionsFor }: Start, wanted: readonly Passage[], signal?: AbortSignal) {
  await ahead.order(wanted, optionsFor(signal))
  await ahead.collect('wait', optionsFor(signal))
}

const line = z.looseObject({ kind: z.string(), id: z.string() })

function ledgerOf({ data }: HalfPriceRoom) {
  const lines = readFileSync(join(data, 'ledger.jsonl'), 'utf8').trim().split('\n')
  return lines.map((text) => line.parse(parseJson(text)))
}

/** How each request ended, in order of sending: outcome or code, and cents of a cent. */
function endsOf(room: HalfPriceRoom): unknown[] {
  const lines = ledgerOf(room)
  const ends = Map.groupBy(
    lines.filter(({ kind }) => kind === 'ended'),
    ({ id }) => id,
  )
  return lines
    .filter(({ kind }) => kind === 'sent')
    .map(({ id }) => (ends.get(id) ?? []).map((end) => end['code'] ?? end['outcome']).join(' '))
}

test('one batch makes every passage at half the price, each booked once, and nothing is asked for again', async () => {
  const room = await openHalfPriceRoom({ batchDelay: hour })
  const start = room.start('batch')
  const { engine, waits, optionsFor } = start
  expect(engine.estimate(conversation).cost).toBeCloseTo(
    room.start('standard').engine.estimate(conversation).cost / 2,
  )
  await makeInBatch(start, passages)
  expect(room.shelf.kept.size).toBe(2)
  expect(endsOf(room)).toEqual(['kept', 'kept'])
  expect(ledgerOf(room).map(({ service }) => service)).toEqual(['batch', 'batch', undefined, undefined])
  expect(room.accounts.spending(episode).episode?.cost).toBeCloseTo(billOf(room), 9)
  expect(room.server.bill().entries.map(({ tier }) => tier)).toEqual(['batch', 'batch'])
  expect(openFiles(room)).toEqual([])
  expect(waits[0]).toMatchObject({ until: new Date('2026-11-23T16:00:00Z') })
  expect(waits[0]?.message).toMatch(/^Google makes 4 lines in a batch: at \S+.* at the latest\.$/u)
  expect(waits.at(-1)).toBe(undefined)
  for (const passage of passages) await engine.speak(passage, optionsFor())
  expect(room.asked('generateContent')).toBe(0)
  // Soon at first, then with patience: no more than every five minutes.
  expect(Math.max(...room.time.waits)).toBeLessThanOrEqual(300)
  expect(room.asked('getBatch')).toBeLessThan(25)
})

test('a model that takes none is asked once in thirty days, and prices are told by it', async () => {
  const room = await openHalfPriceRoom({ takesBatch: false })
  const first = room.start('batch')
  await makeInBatch(first, passages)
  const again = room.start('batch')
  await makeInBatch(again, passages)
  expect(room.asked('batchGenerateContent')).toBe(1)
  const full = room.start('standard').engine.estimate(conversation).cost
  expect(again.engine.estimate(conversation).cost).toBe(full)
  expect(room.accounts.spending(episode).episode?.cost).toBe(0)
  expect(openFiles(room)).toEqual([])
  await again.engine.speak(conversation, again.optionsFor())
  expect(room.server.bill().entries.map(({ tier }) => tier)).toEqual(['standard'])
  room.time.pass(31 * 86_400)
  await makeInBatch(again, [passageOf('Another month.')])
  expect(room.asked('batchGenerateContent')).toBe(2)
})

test('after its deadline a batch is cancelled, and the rest is made at once', async () => {
  const room = await openHalfPriceRoom({ batchDelay: 100 * hour })
  const began = room.time.clock().getTime()
  const start = room.start('batch')
  const { engine, optionsFor } = start
  await makeInBatch(start, passages)
  expect(room.time.clock().getTime() - began).toBeLessThanOrEqual(6 * hour + 600_000)
  expect(room.asked('cancelBatch')).toBe(1)
  expect(openFiles(room)).toEqual([])
  expect(endsOf(room)).toEqual(['cancelled', 'cancelled'])
  for (const passage of passages) await engine.speak(passage, optionsFor())
  expect(room.server.bill().entries.map(({ tier }) => tier)).toEqual(['standard', 'standard'])
})

test('a request that fails within a batch is free, and left to be asked for by itself', async () => {
  const room = await openHalfPriceRoom()
  const known = { knownVoices: () => ['Nowhere'] }
  const start = room.start('batch', known)
  const strange = passageOf(lineOf('Nobody can say this.', { voice: 'Nowhere' }))
  await makeInBatch(start, [strange, conversation])
  expect(new Set(endsOf(room))).toEqual(new Set(['kept', 'request-refused']))
  expect(room.shelf.kept.size).toBe(1)
  expect(room.accounts.spending(episode).episode?.cost).toBeCloseTo(billOf(room), 9)
})

test('a budget that is too small for all lets none out', async () => {
  const room = await openHalfPriceRoom()
  let sent = 0
  const start = room.start('batch', undefined, {
    books: (books) => ({
      ...books,
      sent: (request) => (++sent === 2 ? Promise.reject(new Error('too dear')) : books.sent(request)),
    }),
  })
  await expect(makeInBatch(start, passages)).rejects.toThrow('too dear')
  expect(room.server.requests.length).toBe(0)
  expect(room.accounts.spending(episode).episode?.cost).toBe(0)
  expect(openFiles(room)).toEqual([])
})

describe('a batch survives', () => {
  test('quitting: it goes on at Google, and is collected when the program starts again', async () => {
    const room = await openHalfPriceRoom({ batchDelay: hour })
    const quit = new AbortController()
    const first = room.start('batch', { wait: quitting(quit, undefined) })
    await expect(makeInBatch(first, passages, quit.signal)).rejects.toMatchObject({
      code: 'cancelled',
    })
    expect(first.waits.at(-1)).toBe(undefined)
    expect(room.asked('cancelBatch')).toBe(0)
    // Whatever is wanted by then: what was asked for is waited for.
    const next = room.start('standard')
    expect(await next.ahead.pending(episode)).toMatchObject([
      { passages, since: new Date('2026-11-23T10:00:00Z'), isOver: false },
    ])
    await next.ahead.collect('once', next.optionsFor())
    expect(room.shelf.kept.size).toBe(0)
    await next.ahead.collect('wait', next.optionsFor())
    expect(endsOf(room)).toEqual(['kept', 'kept'])
    expect([room.shelf.kept.size, room.asked('batchGenerateContent')]).toEqual([2, 1])
    expect(await next.ahead.pending(episode)).toEqual([])
  })

  test('unless a person stops it: then Google is asked to end it, and what there is is collected later', async () => {
    const room = await openHalfPriceRoom({ batchDelay: hour })
    const stop = new AbortController()
    const first = room.start('batch', { wait: quitting(stop, calledOff) })
    await expect(makeInBatch(first, passages, stop.signal)).rejects.toMatchObject({
      code: 'cancelled',
    })
    await first.ahead.callOff(episode)
    await first.ahead.callOff(episode)
    expect(room.asked('cancelBatch')).toBe(1)
    const next = room.start('batch')
    expect(await next.ahead.pending(episode)).toMatchObject([{ isOver: true }])
    await next.ahead.collect('once', next.optionsFor())
    expect(endsOf(room)).toEqual(['cancelled', 'cancelled'])
    expect(openFiles(room)).toEqual([])
  })

  test('and wanted again, it is waited for: nothing is paid twice, and Google is not asked to end it again', async () => {
    const room = await openHalfPriceRoom({ batchDelay: hour })
    const first = room.start('batch')
    await first.ahead.order(passages, first.optionsFor())
    // Google does not hear of it.
    room.server.misbehave(({ operation }) => (operation === 'cancelBatch' ? 'internal' : undefined), {
      on: 'everything',
    })
    await first.ahead.callOff(episode)
    await room.start('standard').ahead.wantAgain(episode)
    expect(await first.ahead.pending(episode)).toMatchObject([{ isOver: true, wasCalledOff: true }])
    const asked = room.asked('cancelBatch')
    const next = room.start('batch')
    await next.ahead.wantAgain(episode)
    expect(await next.ahead.pending(episode)).toMatchObject([{ isOver: false, wasCalledOff: true }])
    await makeInBatch(next, passages)
    expect([room.asked('cancelBatch'), room.asked('batchGenerateContent')]).toEqual([asked, 1])
    expect(endsOf(room)).toEqual(['kept', 'kept'])
    expect(room.server.bill().requests).toBe(2)
  })

  test('for its own key, model and episode alone', async () => {
    const room = await openHalfPriceRoom({ batchDelay: hour })
    const quit = new AbortController()
    const first = room.start('batch', { wait: quitting(quit, undefined) })
    await makeInBatch(first, passages, quit.signal).catch(() => undefined)
    for (const other of [{ apiKey: 'another-key' }, { model: 'gemini-3.8-flash-lite-tts' }])
      expect(await room.start('batch', other).ahead.pending(episode)).toEqual([])
    expect(await room.start('batch').ahead.pending('another episode')).toEqual([])
    expect((await room.start('batch').ahead.pending(episode)).length).toBe(1)
  })

  test('being unknown to Google: nobody knows what it cost, and its lines are free to be asked for', async () => {
    const room = await openHalfPriceRoom({ batchDelay: hour })
    const quit = new AbortController()
    const first = room.start('batch', { wait: quitting(quit, undefined) })
    await makeInBatch(first, passages, quit.signal).catch(() => undefined)
    room.server.misbehave(() => 'unknown-model', { on: 'everything' })
    const next = room.start('batch')
    await next.ahead.collect('wait', next.optionsFor())
    expect(endsOf(room)).toEqual(['answer-unusable', 'answer-unusable'])
    expect(room.accounts.spending(episode).episode).toMatchObject({ unsettled: 2 })
    expect(await next.ahead.pending(episode)).toEqual([])
  })

  test('a network that is gone for an hour', async () => {
    const room = await openHalfPriceRoom({ batchDelay: hour })
    const start = room.start('batch')
    const back = room.time.clock().getTime() + hour
    room.server.misbehave(
      ({ operation }) =>
        operation === 'getBatch' && room.time.clock().getTime() < back ? 'reset' : undefined,
      { on: 'everything' },
    )
    await makeInBatch(start, passages)
    expect(endsOf(room)).toEqual(['kept', 'kept'])
  })

  for (const [what, answer] of [
    ['too many requests a minute', 'rate-limited'],
    ['a day that is used up', 'daily-limit'],
    ['an answer that is none', 'answer-unusable'],
  ] as const)
    test(`${what}: it is waited for until its time is over, and then it is said why`, async () => {
      const room = await openHalfPriceRoom({ batchDelay: hour })
      const start = room.start('batch')
      await start.ahead.order(passages, start.optionsFor())
      const faults = {
        'rate-limited': 'minute-limit',
        'daily-limit': 'day-limit',
        'answer-unusable': 'not-speech',
      } as const
      room.server.misbehave(() => faults[answer], { on: 'everything' })
      const began = room.time.clock().getTime()
      await expect(start.ahead.collect('wait', start.optionsFor())).rejects.toMatchObject({ code: answer })
      expect(room.time.clock().getTime() - began).toBeGreaterThanOrEqual(6 * hour)
      // One look is no reason to give anything up.
      await start.ahead.collect('once', start.optionsFor())
      expect((await start.ahead.pending(episode)).length).toBe(1)
    })

  test('an answer to its order that never came: it is found by its own name and not ordered twice', async () => {
    const room = await openHalfPriceRoom()
    const start = room.start('batch')
    let isFirst = true
    room.server.misbehave(
      ({ operation }) => {
        if (operation !== 'batchGenerateContent' || !isFirst) return undefined
        isFirst = false
        return { kind: 'reset', at: 'body' }
      },
      { on: 'everything' },
    )
    await makeInBatch(start, passages)
    expect([room.asked('batchGenerateContent'), room.asked('listBatches')]).toEqual([1, 1])
    expect(room.server.bill().requests).toBe(2)
    expect(endsOf(room)).toEqual(['kept', 'kept'])
  })
})

/** A wait in which the program is ended. */
function quitting(stop: AbortController, reason: unknown) {
  return (_milliseconds: number, signal: AbortSignal) => {
    stop.abort(reason)
    return Promise.reject(signal.reason)
  }
}
