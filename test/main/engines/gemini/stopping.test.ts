import { createServer } from 'node:http'
import { describe, expect, onTestFinished, test } from 'vitest'
import type { Misbehaviour } from '../../../gemini-server/misbehaviour/misbehaviour.ts'
import { conversation, engineParts, failureOf, line, openRoom, passageOf, portOf } from './gemini-room.ts'

describe('stopping', () => {
  test('a request under way ends at once, and the books know', async () => {
    const room = await openRoom()
    room.server.misbehave(['hang'])
    const stop = new AbortController()
    const speaking = room.speak(line, stop.signal)
    await expect.poll(() => room.server.requests.length).toBe(1)
    stop.abort()
    await expect(speaking).rejects.toMatchObject({ code: 'cancelled' })
    expect(room.books.outcomes()).toEqual(['cancelled'])
    expect(room.limiter.underWay()).toBe(0)
  })

  test('in back-off', async () => {
    const stop = new AbortController()
    const room = await openRoom({
      wait: (_, signal) =>
        new Promise((_resolve, reject) => {
          signal.addEventListener('abort', () => reject(new Error('aborted')))
          stop.abort()
        }),
    })
    room.server.misbehave(() => ({ kind: 'unavailable', hasHeader: true, retryAfter: 20 }))
    await expect(room.speak(line, stop.signal)).rejects.toMatchObject({ code: 'cancelled' })
    expect(room.server.requests.length).toBe(1)
    expect(room.waits.map((wait) => wait?.until)).toEqual([new Date('2026-11-23T10:00:20Z'), undefined])
  })

  test('while it waits for the limiter, which it tells', async () => {
    const room = await openRoom()
    const stop = new AbortController()
    room.limiter.hold(new Date('2026-11-23T10:00:30Z'))
    const speaking = room.speak(line, stop.signal)
    await expect.poll(() => room.waits.length).toBe(1)
    expect(room.waits[0]).toEqual({
      reason: 'pace',
      until: new Date('2026-11-23T10:00:30Z'),
      message: "Keeping within Google's limit of requests; it goes on in 30 s.",
    })
    stop.abort()
    await expect(speaking).rejects.toMatchObject({ code: 'cancelled' })
    expect(room.waits.at(-1)).toBe(undefined)
    expect(room.books.entries).toEqual([])
  })

  test('an answer that has come is kept, stopped or not', async () => {
    const stop = new AbortController()
    const room = await openRoom()
    const spoken = room.engine.speak(line, {
      signal: stop.signal,
      shelf: {
        find: room.shelf.find,
        keep: (passage, answer) => {
          stop.abort()
          return room.shelf.keep(passage, answer)
        },
      },
    })
    expect((await spoken).pcm.length).toBeGreaterThan(0)
    expect(room.shelf.kept.size).toBe(1)
    expect(room.books.outcomes()).toEqual(['kept'])
  })
})

describe('secrets', () => {
  test.each<Misbehaviour>(['bad-key', 'unavailable', 'reset', 'html', 'invalid-json', 'bad-argument'])(
    'no failure carries the key: %j',
    async (misbehaviour) => {
      const room = await openRoom({ apiKey: 'AIzaCanaryCanaryCanaryCanary' })
      room.server.misbehave(() => misbehaviour)
      const told: string[] = []
      for (let at: unknown = await failureOf(room); at instanceof Error; at = at.cause)
        told.push(at.message, at.stack ?? '', JSON.stringify(at))
      for (const wait of room.waits) told.push(wait?.message ?? '')
      told.push(JSON.stringify(room.books.entries))
      expect(told.join('\n')).not.toContain('Canary')
    },
  )

  test('a redirection is not followed: the key would go along', async () => {
    const asked: (string | undefined)[] = []
    const elsewhere = createServer((request, response) => {
      asked.push(request.url)
      response.writeHead(307, { location: `http://localhost:${request.socket.localPort}/elsewhere` }).end()
    }).listen(0, '127.0.0.1')
    onTestFinished(() => void elsewhere.close())
    const port = await portOf(elsewhere)
    const room = await openRoom({ baseUrl: `http://127.0.0.1:${port}` })
    expect(await failureOf(room)).toMatchObject({ code: 'proxy-answered' })
    expect(asked.length).toBe(1)
  })
})

test('a conversation keeps going through trouble', async () => {
  const room = await openRoom()
  room.server.misbehave(['internal', 'minute-limit', 'reset', undefined])
  await room.speak(conversation)
  expect(room.books.outcomes().at(-1)).toBe('kept')
  expect([...room.shelf.kept.values()].length).toBe(1)
})

test('several at once do not disturb each other', async () => {
  const room = await openRoom()
  room.server.misbehave((_, index) => (index % 3 === 0 ? 'internal' : undefined))
  const texts = Array.from({ length: 12 }, (_, index) => `This is sentence number ${index} of a dozen.`)
  const spoken = await Promise.all(texts.map((text) => room.speak(passageOf(text))))
  const { engine } = engineParts(room.server)
  for (const [index, text] of texts.entries()) {
    const alone = await engine.speak(passageOf(text), { signal: new AbortController().signal })
    expect(spoken[index]?.pcm).toEqual(alone.pcm)
  }
})
