import { createServer } from 'node:http'
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest'
import { patientFetch } from '../../../../src/main/engines/gemini/patient-fetch.ts'
import { spokenFrom } from '../../../../src/main/engines/gemini/spoken-from.ts'
import type { SeenRequest } from '../../../gemini-server/http/seen-request.ts'
import { openBatchBook } from '../../../../src/main/engines/gemini/batch/batch-book.ts'
import { createServiceMemory } from '../../../../src/main/engines/gemini/service-memory.ts'
import type { GeminiServer } from '../../../gemini-server/gemini-server.ts'
import { startGeminiServer } from '../../../gemini-server/start-gemini-server.ts'
import { engineContract } from '../engine-contract.ts'
import { engineParts, line, passageOf, portOf } from './gemini-room.ts'
import { openHalfPriceRoom, type HalfPriceRoom } from './half-price-room.ts'

let common: GeminiServer
beforeAll(async () => {
  common = await startGeminiServer()
})
afterAll(() => common.close())

const halfPrice = {
  wanted: 'flex',
  hours: 1,
  flexTimeout: 60,
  keyId: 'key',
  memory: createServiceMemory({
    store: { load: () => undefined, save: () => undefined },
    keyId: 'key',
    model: 'gemini-3.8-flash-tts',
    clock: () => new Date(),
  }),
  book: openBatchBook('/nowhere'),
} as const

// A model that takes it: everything an engine promises holds at half the price too.
engineContract('flex', () => engineParts(common, { halfPrice }).engine, {
  isDeterministic: true,
  honoursPace: false,
})

const isFlex = ({ body }: SeenRequest) => JSON.stringify(body).includes('"serviceTier":"flex"')
const tiersOf = ({ server }: HalfPriceRoom) =>
  server.requests.map((one) => (isFlex(one) ? 'flex' : 'at once'))
const other = passageOf('Another line that is said on the show.')

test('half the price where it is taken, in the estimate, the request and the books', async () => {
  const room = await openHalfPriceRoom()
  const { engine, optionsFor } = room.start('flex')
  const full = room.start('standard').engine.estimate(line).cost
  expect(engine.estimate(line).cost).toBeCloseTo(full / 2)
  const { usage } = await engine.speak(line, optionsFor())
  expect(tiersOf(room)).toEqual(['flex'])
  expect(room.server.requests[0]?.headers).toMatchObject({ 'x-server-timeout': '600' })
  expect(usage.cost).toBeCloseTo((usage.tokensIn + 10 * usage.tokensOut) / 2e6)
  expect(room.accounts.spending().today.cost).toBeCloseTo(usage.cost)
})

test('a model that does not take it is asked once, and the request goes on at once', async () => {
  const room = await openHalfPriceRoom({ takesFlex: false })
  const first = room.start('flex')
  const { usage } = await first.engine.speak(line, first.optionsFor())
  expect(usage.cost).toBeCloseTo((usage.tokensIn + 10 * usage.tokensOut) / 1e6)
  const again = room.start('flex')
  await again.engine.speak(other, again.optionsFor())
  expect(tiersOf(room)).toEqual(['flex', 'at once', 'at once'])
  expect(again.engine.estimate(line).cost).toBe(room.start('standard').engine.estimate(line).cost)
  room.time.pass(31 * 86_400)
  await again.engine.speak(passageOf('A month later.'), again.optionsFor())
  expect(tiersOf(room)[3]).toBe('flex')
})

test('a request that is refused either way says nothing of flex', async () => {
  const room = await openHalfPriceRoom()
  room.server.misbehave(() => 'bad-argument')
  const { engine, optionsFor } = room.start('flex')
  await expect(engine.speak(line, optionsFor())).rejects.toMatchObject({ code: 'request-refused' })
  room.server.misbehave([])
  await engine.speak(line, optionsFor())
  expect(tiersOf(room)).toEqual(['flex', 'at once', 'flex'])
})

test('without room for it a few tries are enough, and for a while nothing else is asked that way', async () => {
  const room = await openHalfPriceRoom()
  room.server.misbehave((request) => (isFlex(request) ? 'unavailable' : undefined))
  const { engine, optionsFor } = room.start('flex')
  await engine.speak(line, optionsFor())
  await engine.speak(other, optionsFor())
  expect(tiersOf(room)).toEqual(['flex', 'flex', 'flex', 'at once', 'at once'])
  room.time.pass(600)
  room.server.misbehave([])
  await engine.speak(passageOf('Ten minutes later.'), optionsFor())
  expect(tiersOf(room).at(-1)).toBe('flex')
})

test('an answer that does not come in time is not waited for twice', async () => {
  const room = await openHalfPriceRoom()
  room.server.misbehave((request) => (isFlex(request) ? 'hang' : undefined))
  const { engine, optionsFor } = room.start('flex', {}, { flexTimeout: 0.2 })
  await engine.speak(line, optionsFor())
  expect(tiersOf(room)).toEqual(['flex', 'at once'])
})

const priceOf = (_model: string, _in: number, _out: number, service: string) => (service === 'flex' ? 1 : 2)

test('where Google says that it gave more than was asked for, that is the price', () => {
  const given = { model: 'gemini-3.8-flash-tts', service: 'flex', priceOf } as const
  const expected = { seconds: 1, tokensIn: 1, tokensOut: 1, cost: 9 }
  const costAt = (serviceTier: string | undefined) =>
    spokenFrom({ usageMetadata: { promptTokenCount: 1, serviceTier } }, given, expected).usage?.cost
  expect([costAt('STANDARD'), costAt('flex'), costAt(undefined)]).toEqual([2, 1, 1])
})

test('the patient way to ask is stopped at once, and follows no redirection', async () => {
  const asked: string[] = []
  const server = createServer((request, response) => {
    asked.push(request.url ?? '')
    if (request.url === '/moved') response.writeHead(307, { location: '/elsewhere' }).end()
  }).listen(0, '127.0.0.1')
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  const address = `http://127.0.0.1:${await portOf(server)}`
  expect((await patientFetch(`${address}/moved`)).status).toBe(307)
  const stop = new AbortController()
  const waiting = patientFetch(`${address}/hanging`, { method: 'POST', body: '{}', signal: stop.signal })
  await expect.poll(() => asked).toEqual(['/moved', '/hanging'])
  stop.abort()
  await expect(waiting).rejects.toMatchObject({ name: 'AbortError' })
  await expect(patientFetch('http://127.0.0.1:1/')).rejects.toMatchObject({ code: 'ECONNREFUSED' })
})
