import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { speechEdges } from '../../../../src/core/audio/speech-edges.ts'
import { geminiModels } from '../../../../src/core/gemini/gemini-models.ts'
import type { SpeechEngine } from '../../../../src/main/engines/speech-engine.ts'
import { StudioError } from '../../../../src/shared/studio-error.ts'
import type { GeminiServer } from '../../../gemini-server/gemini-server.ts'
import { startGeminiServer } from '../../../gemini-server/start-gemini-server.ts'
import { closeTo } from '../../../helpers/matchers.ts'
import { engineContract } from '../engine-contract.ts'
import { conversation, engineParts, lineOf, openRoom, passageOf, prices } from './gemini-room.ts'

let server: GeminiServer
beforeAll(async () => {
  server = await startGeminiServer()
})
afterAll(() => server.close())

for (const { id } of [geminiModels[0]!, geminiModels.at(-1)!]) {
  engineContract(id, () => engineParts(server, { model: id }).engine, {
    isDeterministic: true,
    honoursPace: false,
  })
}

describe('what it asks and answers', () => {
  test.each(geminiModels.map(({ id }) => id))('%s speaks one voice and two', async (model) => {
    const room = await openRoom({ model })
    const alone = await room.speak(passageOf('Thanks for having me. <laugh> It is strange.'))
    const together = await room.speak(conversation)
    expect([alone, together].map(({ rate, finish, words }) => [rate, finish, words])).toEqual([
      [24_000, 'stop', []],
      [24_000, 'stop', []],
    ])
    expect(speechEdges(together.pcm, 24_000).end).toBeGreaterThan(2 * 24_000)
    expect(room.server.requests.map(({ status }) => status)).toEqual([200, 200])
  })

  test('with nothing left open: version, no storing, a time limit, the key in a header', async () => {
    const room = await openRoom({ timeout: 45 })
    await room.speak(passageOf('Hello there.'))
    const [request] = room.server.requests
    expect(request?.path).toBe('/v1beta/models/gemini-3.8-flash-tts:generateContent')
    expect([...(request?.query ?? [])]).toEqual([])
    expect(request?.headers).toMatchObject({ 'x-goog-api-key': '…WXYZ', 'x-server-timeout': '45' })
    expect(request?.body).toEqual({
      contents: [{ role: 'user', parts: [{ text: 'Hello there.' }] }],
      generationConfig: {
        responseModalities: ['AUDIO'],
        speechConfig: {
          languageCode: 'en-US',
          voiceConfig: { prebuiltVoiceConfig: { voiceName: 'Zephyr' } },
        },
      },
      store: false,
    })
  })

  test('a temperature reaches a model that takes one', async () => {
    const room = await openRoom({ model: 'gemini-2.5-flash-preview-tts', temperature: 0.9 })
    await room.speak(passageOf('Hello there.'))
    expect(room.server.requests[0]?.body).toMatchObject({ generationConfig: { temperature: 0.9 } })
    expect(room.engine.model).toBe('gemini-2.5-flash-preview-tts/1@0.9')
  })

  test('voices of the extended library that are known', async () => {
    const name = 'Alrina'
    const room = await openRoom({ knownVoices: () => [name] })
    expect([...room.engine.voicesFor([{ speaker: 'Host', voice: 'alrina' }]).values()]).toEqual([name])
    await room.speak(passageOf(lineOf('Hello there.', { voice: name })))
    expect(JSON.stringify(room.server.requests[0]?.body)).toContain(`"voiceName":"${name}"`)
  })

  test('names of draft voices are spoken by voices like them', async () => {
    const room = await openRoom()
    await room.speak(passageOf(lineOf('Hello there.', { voice: 'Clara' })))
    expect(JSON.stringify(room.server.requests[0]?.body)).toContain('"voiceName":"Zephyr"')
  })

  test('how far it is', async () => {
    const room = await openRoom()
    const reports: number[] = []
    const spoken = await room.engine.speak(passageOf('Hello there.'), {
      signal: new AbortController().signal,
      onProgress: (seconds) => reports.push(seconds),
    })
    expect(reports).toEqual([spoken.pcm.length / 24_000])
  })
})

describe('its books and its shelf', () => {
  test('a request is booked before it goes out, and its answer kept before it is booked', async () => {
    const happened: string[] = []
    const room = await openRoom()
    const { sent, ended } = room.books
    const engine = engineParts(room.server, {
      limiter: {
        pace: () => room.limiter.pace(),
        admit: async (options) => {
          happened.push('admitted')
          const { end } = await room.limiter.admit(options)
          return {
            end: (how) => {
              happened.push(`ended ${how.kind}`)
              end(how)
            },
          }
        },
      },
      books: {
        sent: (request) => {
          happened.push(`sent, ${room.server.requests.length} before`)
          return sent(request)
        },
        ended: (id, result) => {
          happened.push(`booked ${result.outcome}`)
          return ended(id, result)
        },
        stateOf: () => undefined,
      },
    }).engine
    await engine.speak(passageOf('Hello there.'), {
      signal: new AbortController().signal,
      shelf: {
        find: () => Promise.resolve(undefined),
        keep: (_, { pcm }) => {
          happened.push(`kept ${pcm.length > 0}, ${room.server.requests.length} asked`)
          return Promise.resolve('the take')
        },
      },
    })
    expect(happened).toEqual([
      'admitted',
      'sent, 0 before',
      'ended answered',
      'kept true, 1 asked',
      'booked kept',
    ])
    expect(room.books.entries[0]?.ended).toMatchObject({ take: 'the take' })
  })

  test('what was billed is what is booked', async () => {
    const room = await openRoom()
    const spoken = await room.speak(conversation)
    const { tokensIn, tokensOut, seconds } = room.server.bill()
    const cost = (tokensIn * prices.in + tokensOut * prices.out) / 1e6
    expect(spoken.usage).toEqual({ tokensIn, tokensOut, cost })
    expect(room.books.entries).toEqual([
      {
        sent: {
          model: 'gemini-3.8-flash-tts',
          service: 'standard',
          purpose: { kind: 'take' },
          estimatedCost: room.engine.estimate(conversation).cost,
          turns: [
            { voice: 'Zephyr', words: 5, characters: 25 },
            { voice: 'Puck', words: 5, characters: 24 },
            { voice: 'Zephyr', words: 6, characters: 30 },
          ],
        },
        ended: {
          outcome: 'kept',
          take: 'take of Welcome back to the show. / Thank you for having me. / Let us begin at the beginning.',
          seconds: closeTo(seconds, 3),
          usage: spoken.usage,
          latency: 0,
        },
      },
    ])
  })

  test('what lies on the shelf is not asked for', async () => {
    const room = await openRoom()
    const first = await room.speak(conversation)
    expect(await room.speak(conversation)).toEqual(first)
    expect(room.server.requests.length).toBe(1)
    expect(room.limiter.jobs.length).toBe(1)
  })

  test('an answer that cannot be kept is paid for, and told', async () => {
    const room = await openRoom()
    const full = new StudioError('disk-full', 'The disk is full.')
    const speaking = room.engine.speak(conversation, {
      signal: new AbortController().signal,
      shelf: { find: () => Promise.resolve(undefined), keep: () => Promise.reject(full) },
    })
    await expect(speaking).rejects.toBe(full)
    expect(room.server.requests.length).toBe(1)
    expect(room.books.entries[0]?.ended).toMatchObject({ outcome: 'failed', code: 'disk-full' })
    expect(room.books.total()).toBeGreaterThan(0)
    expect(room.limiter.ends).toEqual([{ kind: 'answered' }])
  })

  test('a budget that is reached stops a request before it goes out', async () => {
    const room = await openRoom()
    const { engine, limiter } = engineParts(room.server, {
      books: {
        ...room.books,
        sent: () => Promise.reject(new StudioError('budget-reached', 'That is all.')),
      },
    })
    const speaking = engine.speak(conversation, { signal: new AbortController().signal })
    await expect(speaking).rejects.toEqual(new StudioError('budget-reached', 'That is all.'))
    expect(room.server.requests.length).toBe(0)
    expect(limiter.underWay()).toBe(0)
  })

  test('whose turn it is depends on the episode', async () => {
    const room = await openRoom()
    const signal = new AbortController().signal
    await room.engine.speak(passageOf('One.'), { signal, purpose: { kind: 'take', episode: 'e1' } })
    await room.engine.speak(passageOf('Two.'), { signal, purpose: { kind: 'preview' } })
    expect(room.limiter.jobs).toEqual(['e1', 'preview'])
    expect(room.books.entries.map(({ sent }) => sent.purpose)).toEqual([
      { kind: 'take', episode: 'e1' },
      { kind: 'preview' },
    ])
  })
})

describe('without a key that can be one', () => {
  let engine: SpeechEngine
  const speak = (apiKey: string) => {
    engine = engineParts(server, { apiKey }).engine
    return engine.speak(passageOf('Hello.'), { signal: new AbortController().signal })
  }

  test('it estimates and checks, and refuses to speak', async () => {
    const before = server.requests.length
    await expect(speak('')).rejects.toEqual(new StudioError('key-missing', 'There is no key for Gemini.'))
    expect(engine.estimate(passageOf('Hello.')).cost).toBeGreaterThan(0)
    engine.check(passageOf('Hello.'))
    for (const key of ['two words', 'line\nbreak', 'schlüssel', 'auth_tokens/abc']) {
      const error: unknown = await speak(key).catch((reason: unknown) => reason)
      expect(error).toMatchObject({ code: 'key-invalid' })
      expect(String(error)).not.toContain(key)
    }
    expect(server.requests.length).toBe(before)
  })
})

test('a model’s name cannot lead elsewhere', () => {
  for (const model of ['../x', 'a/b', 'x:y', 'models/x', '', 'A'.repeat(101)]) {
    expect(() => engineParts(server, { model })).toThrow(StudioError)
  }
})
