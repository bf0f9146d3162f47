import { createServer } from 'node:net'
import { describe, expect, test } from 'vitest'
import { dailyLimitSentence } from '../../../../src/core/limiter/daily-limit-sentence.ts'
import { StudioError, type ErrorCode } from '../../../../src/shared/studio-error.ts'
import type { Misbehaviour } from '../../../gemini-server/misbehaviour/misbehaviour.ts'
import { containing } from '../../../helpers/matchers.ts'
import { createSimulatedTime } from '../../../helpers/simulated-time.ts'
import { failureOf, line, openRoom, passageOf, portOf } from './gemini-room.ts'

describe('what stands: told at once, sent once', () => {
  test.each<[Misbehaviour, ErrorCode, string]>([
    ['bad-key', 'key-invalid', 'Google says that this key is not valid.'],
    ['leaked-key', 'key-leaked', 'Google has blocked this key because it was found in a public place.'],
    ['forbidden-key', 'key-forbidden', 'Google does not allow this key to be used for speech.'],
    ['location', 'key-forbidden', 'Google does not offer Gemini in the country of this connection.'],
    [
      'unknown-model',
      'unknown-model',
      'Google has no model gemini-3.8-flash-tts for this key. Known are gemini-3.8-flash-tts, gemini-3.8-flash-lite-tts, gemini-3.1-flash-tts-preview, gemini-2.5-flash-preview-tts, gemini-2.5-pro-preview-tts.',
    ],
    ['bad-voice', 'unknown-voice', 'This model has no voice Nobody.'],
    [
      'bad-argument',
      'request-refused',
      'Google refused the request for line 12: Request contains an invalid argument.',
    ],
    ['html', 'proxy-answered', 'Something on the way to Google answered in its place (200).'],
    [
      { kind: 'html', status: 403 },
      'proxy-answered',
      'Something on the way to Google answered in its place (403).',
    ],
    [
      { kind: 'html', status: 511 },
      'proxy-answered',
      'Something on the way to Google answered in its place (511).',
    ],
  ])('%j: %s', async (misbehaviour, code, message) => {
    const room = await openRoom()
    room.server.misbehave([misbehaviour, misbehaviour])
    expect(await failureOf(room)).toEqual(new StudioError(code, message))
    expect(room.server.requests.length).toBe(1)
    expect(room.books.outcomes()).toEqual([code])
    expect(room.limiter.ends).toEqual([{ kind: 'other' }])
    expect(room.shelf.kept.size).toBe(0)
  })

  test.each(['bad-key', 'leaked-key', 'forbidden-key'])('a key as it is refused: %s', async (apiKey) => {
    const room = await openRoom({ apiKey })
    const { code, message } = await failureOf(room)
    expect(code).toMatch(/^key-/)
    expect(message).not.toContain(apiKey)
  })

  test('a text that is too long: the line', async () => {
    const room = await openRoom()
    expect(await failureOf(room, passageOf(`So ${'x'.repeat(60_000)}.`))).toMatchObject({
      code: 'passage-too-long',
      message: containing('line 12'),
    })
    expect(room.server.requests.length).toBe(0)
  })
})

describe('limits', () => {
  test('a minute’s: waits for the limiter, as long as it takes, and is no failure of the passage', async () => {
    const room = await openRoom()
    room.server.misbehave(Array.from({ length: 8 }, () => ({ kind: 'minute-limit', retryAfter: 17 })))
    await room.speak(line)
    expect(room.limiter.ends).toEqual([
      ...Array.from({ length: 8 }, () => ({ kind: 'refused', retryAfter: 17 })),
      { kind: 'answered' },
    ])
    expect(room.books.outcomes()).toEqual([...Array.from({ length: 8 }, () => 'rate-limited'), 'kept'])
    // The pace is the limiter's own affair.
    expect(room.time.waits).toEqual([])
  })

  test('Retry-After counts where the body says nothing', async () => {
    const room = await openRoom()
    room.server.misbehave(['bare-limit', { kind: 'minute-limit', retryAfter: null, hasHeader: true }])
    await room.speak(line)
    expect(room.limiter.ends[0]).toEqual({ kind: 'refused', retryAfter: undefined })
  })

  test('patience has an end', async () => {
    const room = await openRoom()
    room.server.misbehave(() => {
      room.time.pass(50)
      return { kind: 'minute-limit', retryAfter: 49 }
    })
    expect(await failureOf(room)).toEqual(
      new StudioError(
        'rate-limited',
        'Google has refused the same request 13 times in 10 min, because there were too many a minute, and asks to wait another 49 s.',
      ),
    )
    expect(room.server.requests.length).toBe(13)
  })

  test('patience has an end without a clock too', async () => {
    const room = await openRoom()
    room.server.misbehave(() => 'bare-limit')
    expect(await failureOf(room)).toMatchObject({ code: 'rate-limited' })
    expect(room.server.requests.length).toBe(20)
  })

  test('a day’s: stops and says until when', async () => {
    const room = await openRoom()
    room.server.misbehave(['day-limit'])
    const [now, midnight] = [new Date('2026-11-23T10:00:00Z'), new Date('2026-11-24T08:00:00Z')]
    const sentence = dailyLimitSentence('gemini-3.8-flash-tts', midnight, now)
    expect(sentence).toMatch(/more can be sent .*at \d+:\d\d/)
    expect(await failureOf(room)).toEqual(new StudioError('daily-limit', sentence))
    expect(room.limiter.ends).toEqual([{ kind: 'refused-for-today' }])
    expect(room.books.outcomes()).toEqual(['daily-limit'])
    expect(await failureOf(room)).toMatchObject({ code: 'daily-limit' })
    expect(room.server.requests.length).toBe(1)
  })
})

describe('what may pass: sent again, five times at most', () => {
  test.each<[string, Misbehaviour]>([
    ['an error of the server', 'internal'],
    ['too much demand', 'unavailable'],
    ['an error page of the server', { kind: 'html', status: 502 }],
    ['a connection that is reset', 'reset'],
    ['one that breaks in the middle', { kind: 'reset', at: 'body' }],
    ['one that ends too soon', 'cut-body'],
  ])('%s', async (_, misbehaviour) => {
    const room = await openRoom()
    room.server.misbehave([misbehaviour, misbehaviour])
    await room.speak(line)
    expect(room.time.waits).toEqual([1, 2])
    expect(room.books.outcomes().at(-1)).toBe('kept')
    expect(room.books.total()).toBeGreaterThan(0)
    expect(room.limiter.ends.map(({ kind }) => kind)).toEqual(['other', 'other', 'answered'])
    expect(room.waits.map((wait) => wait?.reason)).toEqual(['retry', undefined])
    expect(room.waits[0]?.message).toMatch(/ Trying again in 2 s \(2 of 5\)\.$/)
    expect(room.waits[0]?.until).toEqual(new Date('2026-11-23T10:00:03Z'))
  })

  test.each<[Misbehaviour, ErrorCode, string]>([
    ['unavailable', 'server-trouble', 'Google had trouble answering (503). It was tried 6 times.'],
    ['reset', 'no-network', 'The connection to Google broke off (ECONNRESET). It was tried 6 times.'],
  ])('and then given up: %j', async (misbehaviour, code, message) => {
    const room = await openRoom()
    room.server.misbehave(() => misbehaviour)
    const { message: said, code: told } = await failureOf(room)
    expect([told, said.replace('UND_ERR_SOCKET', 'ECONNRESET')]).toEqual([code, message])
    expect(room.server.requests.length).toBe(6)
    expect(room.time.waits).toEqual([1, 2, 4, 8, 16])
  })

  test('Retry-After is heeded, unless it is too long', async () => {
    const room = await openRoom()
    room.server.misbehave([{ kind: 'unavailable', hasHeader: true, retryAfter: 20 }])
    await room.speak(line)
    expect(room.time.waits).toEqual([20])
    room.server.misbehave([{ kind: 'unavailable', hasHeader: true, retryAfter: 3600 }])
    expect(await failureOf(room, passageOf('Another line.'))).toEqual(
      new StudioError(
        'server-trouble',
        'Google had trouble answering (503). It asks not to be asked again for 1 h.',
      ),
    )
  })

  test('an answer that does not come: a few times only, since each is paid for', async () => {
    const room = await openRoom({ timeout: 0.05 })
    room.server.misbehave(['hang', { kind: 'hang', at: 'body' }, 'hang', 'hang'])
    expect(await failureOf(room)).toEqual(
      new StudioError('engine-timeout', 'Google took longer than 0.05 s with line 12. It was tried 3 times.'),
    )
    expect(room.books.outcomes()).toEqual(['engine-timeout', 'engine-timeout', 'engine-timeout'])
  })

  test('a slow answer is an answer', async () => {
    const room = await openRoom()
    room.server.misbehave([{ kind: 'slow-drip', pieces: 20, milliseconds: 5 }])
    await room.speak(line)
    expect(room.server.requests.length).toBe(1)
  })

  test('nobody at the address: nothing was sent, however long it took to find out', async () => {
    const closed = createServer().listen(0, '127.0.0.1')
    const port = await portOf(closed)
    await new Promise((resolve) => closed.close(resolve))
    const time = createSimulatedTime()
    const clock = () => {
      time.pass(10)
      return time.clock()
    }
    const room = await openRoom({ baseUrl: `http://127.0.0.1:${port}`, clock })
    expect(await failureOf(room)).toEqual(
      new StudioError('no-network', 'Google cannot be reached (ECONNREFUSED). It was tried 6 times.'),
    )
    for (const { ended } of room.books.entries) {
      expect(ended).toMatchObject({ code: 'no-network', usage: { tokensIn: 0, tokensOut: 0, cost: 0 } })
      expect(ended?.latency).toBeGreaterThan(1)
    }
    const broken = await openRoom()
    broken.server.misbehave(['reset'])
    await broken.speak(line)
    expect(broken.books.entries[0]?.ended?.usage).toBeUndefined()
  })
})
