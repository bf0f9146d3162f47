import { expect, test } from 'vitest'
import { CallFailure, type Failure } from '../../../../src/main/engines/gemini/call-failure.ts'
import { carefulFetch } from '../../../../src/main/engines/gemini/careful-fetch.ts'

const now = new Date('2026-11-23T10:00:00Z')
const never = new AbortController().signal

/** What is made of an answer that is no good one. */
async function failureOf(response: Response): Promise<Failure> {
  const told: (Failure | undefined)[] = []
  const ask = carefulFetch(
    never,
    () => now,
    (failure) => told.push(failure),
    () => Promise.resolve(response),
  )
  const thrown: unknown = await ask('http://127.0.0.1/').catch((error: unknown) => error)
  if (!(thrown instanceof CallFailure)) throw new Error('Nothing was refused')
  expect(told).toEqual([thrown.failure])
  return thrown.failure
}

const refusal = (headers: Record<string, string>) =>
  new Response('{"error":"ü"}', { status: 503, headers: { 'content-type': 'application/json', ...headers } })

test('exploit: a refusal without end is not read to its end', async () => {
  let given = 0
  let isCancelled = false
  const endless = new ReadableStream<Uint8Array>({
    pull(controller) {
      // Without a bound this test would not end by itself.
      if (given > 2 ** 26) controller.close()
      else controller.enqueue(new Uint8Array(2 ** 16).fill(32))
      given += 2 ** 16
    },
    cancel() {
      isCancelled = true
    },
  })
  const headers = { 'content-type': 'application/json' }
  expect(await failureOf(new Response(endless, { status: 500, headers }))).toEqual({
    kind: 'refused',
    answer: { status: 500, json: undefined, retryAfter: undefined },
  })
  expect(given).toBeLessThan(2 ** 21)
  expect(isCancelled).toBe(true)
})

test('a refusal is read whole, wherever the network cut it', async () => {
  const bytes = new TextEncoder().encode('{"error":"über"}')
  const inBytes = new ReadableStream<Uint8Array>({
    start(controller) {
      for (const byte of bytes) controller.enqueue(Uint8Array.of(byte))
      controller.close()
    },
  })
  expect(await failureOf(new Response(inBytes, { status: 429 }))).toMatchObject({
    answer: { status: 429, json: { error: 'über' } },
  })
  expect(await failureOf(new Response(null, { status: 500 }))).toMatchObject({ answer: { json: undefined } })
})

test.each<[string, Record<string, string>, number | undefined]>([
  // The clock of this machine is ten minutes slow, or an hour fast.
  [
    'the clock of the server',
    { date: 'Mon, 23 Nov 2026 10:10:00 GMT', 'retry-after': 'Mon, 23 Nov 2026 10:10:20 GMT' },
    20,
  ],
  [
    'the clock of the server',
    { date: 'Mon, 23 Nov 2026 09:00:00 GMT', 'retry-after': 'Mon, 23 Nov 2026 09:00:20 GMT' },
    20,
  ],
  ['our clock without one', { 'retry-after': 'Mon, 23 Nov 2026 10:00:30 GMT' }, 30],
  [
    'our clock with one that is no date',
    { date: 'soon', 'retry-after': 'Mon, 23 Nov 2026 10:00:30 GMT' },
    30,
  ],
  ['no clock for seconds', { date: 'Mon, 23 Nov 2026 09:00:00 GMT', 'retry-after': '7' }, 7],
])('a date to come back at is taken by %s', async (_, headers, retryAfter) => {
  expect(await failureOf(refusal(headers))).toEqual({
    kind: 'refused',
    answer: { status: 503, json: { error: 'ü' }, retryAfter },
  })
})
