import { request as httpRequest } from 'node:http'
import { describe, expect, onTestFinished, test } from 'vitest'
import { answerAudio } from './answer-audio.ts'
import { ask, oneVoice, speechPath, type Answer } from './ask.ts'
import type { GeminiServer, GeminiServerOptions } from './gemini-server.ts'
import type { AnswerKind, Misbehaviour, RefusalKind } from './misbehaviour/misbehaviour.ts'
import { startGeminiServer } from './start-gemini-server.ts'

async function started(options: GeminiServerOptions = {}): Promise<GeminiServer> {
  const server = await startGeminiServer({ voice: 'murmur', ...options })
  onTestFinished(() => server.close())
  return server
}

const body = oneVoice('It is a long way down to the bottom of the sea.')

async function answered(misbehaviour: Misbehaviour, options?: GeminiServerOptions): Promise<Answer> {
  const server = await started(options)
  server.misbehave([misbehaviour])
  return ask(server, { body })
}

describe('refusals on demand', () => {
  const cases: Readonly<Record<RefusalKind, readonly [number, string]>> = {
    'minute-limit': [429, 'Please retry in 49s.'],
    'token-limit': [429, 'generate_content_paid_tier_input_token_count'],
    'day-limit': [429, 'generate_requests_per_model_per_day'],
    'bare-limit': [429, 'Resource has been exhausted (e.g. check quota).'],
    internal: [500, 'An internal error has occurred.'],
    unavailable: [503, 'This model is currently experiencing high demand.'],
    'bad-key': [400, 'API key not valid.'],
    'leaked-key': [403, 'Your API key was reported as leaked.'],
    'forbidden-key': [403, 'are blocked.'],
    location: [400, 'User location is not supported for the API use.'],
    'unknown-model': [404, 'models/gemini-3.8-flash-tts is not found for API version v1beta'],
    'bad-voice': [400, 'No matching speaker voice found for name: Nobody'],
    'bad-argument': [400, 'Request contains an invalid argument.'],
    'not-speech': [400, 'Model tried to generate text, but it should only be used for TTS.'],
  }
  test('each has its status and words, costs nothing, and passes', async () => {
    const server = await started()
    for (const [kind, [code, words]] of entriesOf(cases)) {
      server.misbehave([kind])
      const { status, error } = await ask(server, { body })
      expect([kind, status]).toEqual([kind, code])
      expect(error['message']).toContain(words)
      expect(server.bill().requests).toBe(0)
    }
    expect((await ask(server, { body })).status).toBe(200)
  })

  test('the limits say when to come back as they are told to', async () => {
    const { error, headers } = await answered({ kind: 'minute-limit', retryAfter: 7.5, hasHeader: true })
    expect(error['details']).toContainEqual({
      '@type': 'type.googleapis.com/google.rpc.RetryInfo',
      retryDelay: '7.500s',
    })
    expect(headers.get('retry-after')).toBe('8')
    const silent = await answered({ kind: 'day-limit', retryAfter: null })
    expect(JSON.stringify(silent.error)).not.toContain('RetryInfo')
    const trouble = await answered({ kind: 'unavailable', retryAfter: 5, hasHeader: true })
    expect(trouble.headers.get('retry-after')).toBe('5')
  })
})

type Check = (bad: Answer, good: Answer) => void
const audio = ({ json }: Answer) => answerAudio(json)
const loudest = (answer: Answer) =>
  audio(answer).samples.reduce((most, one) => Math.max(most, Math.abs(one)), 0)
const withoutAudio =
  (finishReason: string): Check =>
  ({ json }) =>
    expect(json).toMatchObject({ candidates: [{ content: {}, finishReason }] })

describe('answers that are no good', () => {
  const checks: Readonly<Record<AnswerKind, Check>> = {
    'empty-content': withoutAudio('OTHER'),
    prohibited: withoutAudio('PROHIBITED_CONTENT'),
    safety: withoutAudio('SAFETY'),
    'no-candidates': ({ json }) => expect(json).not.toHaveProperty('candidates'),
    'blocked-prompt': ({ json }) => {
      expect(json).not.toHaveProperty('candidates')
      expect(json).toMatchObject({ promptFeedback: { blockReason: 'PROHIBITED_CONTENT' } })
    },
    'max-tokens': (bad, good) => {
      expect(audio(bad).finishReason).toBe('MAX_TOKENS')
      expect(audio(bad).samples.length).toBeLessThan(audio(good).samples.length)
    },
    'no-finish': (bad) => expect(audio(bad).finishReason).toBeUndefined(),
    'no-samples': (bad) => expect(audio(bad).bytes).toHaveLength(44),
    silence: (bad, good) => {
      expect(loudest(bad)).toBe(0)
      expect(audio(bad).samples).toHaveLength(audio(good).samples.length)
    },
    truncated: (bad, good) => {
      expect(audio(bad)).toMatchObject({ finishReason: 'STOP' })
      expect(audio(bad).samples).toHaveLength(Math.floor(audio(good).samples.length * 0.3))
    },
    repeated: (bad, good) => {
      const { samples } = audio(good)
      expect(audio(bad).samples.subarray(samples.length)).toEqual(samples)
    },
    clipped: (bad) => {
      const { samples } = audio(bad)
      const cut = samples.filter((sample) => Math.abs(sample) === 32_767).length
      expect(cut / samples.length).toBeGreaterThan(0.08)
    },
    quiet: (bad, good) => expect(loudest(bad)).toBe(Math.round(loudest(good) / 100)),
    'wrong-rate': (bad, good) => {
      expect([audio(bad).rate, audio(good).rate]).toEqual([16_000, 24_000])
      expect(audio(bad).samples).toEqual(audio(good).samples)
    },
    'other-rate': (bad, good) => {
      expect(audio(bad).rate).toBe(48_000)
      expect(audio(bad).samples).toHaveLength(2 * audio(good).samples.length)
    },
    'style-aloud': (bad, good) =>
      expect(audio(bad).samples.length).toBeGreaterThan(audio(good).samples.length + 24_000),
    'odd-bytes': (bad) => expect(audio(bad).bytes.length % 2).toBe(1),
    'bad-base64': ({ text }) => expect(text).toContain('*%$!"'),
    'several-parts': (bad, good) => {
      expect(bad.text.match(/"inlineData"/g)).toHaveLength(3)
      expect(audio(bad).samples).toEqual(audio(good).samples)
    },
    'other-spelling': (bad) => expect(audio(bad).mimeType).toBe('audio/x-wav'),
    'no-usage': ({ json }) => expect(json).not.toHaveProperty('usageMetadata'),
  }
  test('each is wrong in its way, and charged', async () => {
    const server = await started()
    const good = await ask(server, { body })
    for (const [kind, check] of entriesOf(checks)) {
      const before = server.bill()
      server.misbehave([kind])
      const bad = await ask(server, { body })
      expect([kind, bad.status]).toEqual([kind, 200])
      check(bad, good)
      const after = server.bill()
      expect([kind, after.requests - before.requests]).toEqual([kind, 1])
      expect(after.tokensIn).toBeGreaterThan(before.tokensIn)
    }
  })

  test('raw samples spelled otherwise', async () => {
    const server = await started()
    server.misbehave(['other-spelling'])
    const { json } = await ask(server, { body, path: speechPath('gemini-3.1-flash-tts-preview') })
    expect(answerAudio(json)).toMatchObject({ mimeType: 'audio/l16; rate=24000; channels=1', rate: 24_000 })
  })

  test('a stream that just ends', async () => {
    const server = await started()
    server.misbehave(['no-finish'])
    const { text } = await ask(server, {
      body,
      path: `${speechPath(undefined, 'streamGenerateContent')}?alt=sse`,
    })
    expect(text).toContain('"inlineData"')
    expect(text).not.toContain('finishReason')
  })
})

describe('bad connections', () => {
  test.each([
    ['reset before anything', { kind: 'reset' }, /ECONNRESET|socket hang up/],
    ['reset in the body', { kind: 'reset', at: 'body' }, /ECONNRESET|aborted/],
    ['half a body', 'cut-body', /ECONNRESET|aborted/],
  ] as const)('%s', async (_, misbehaviour, error) => {
    const server = await started()
    server.misbehave([misbehaviour])
    await expect(rawAsk(server)).rejects.toThrow(error)
    expect(server.requests[0]).toMatchObject({ aborted: false })
    expect(server.bill().requests).toBe(1)
  })

  test.each(['start', 'body'] as const)(
    'no answer, or no end of it (%s): until the client gives up',
    async (at) => {
      const server = await started()
      server.misbehave([{ kind: 'hang', at }])
      const controller = new AbortController()
      const asked = ask(server, { body, signal: controller.signal })
      asked.catch(() => {})
      await expect.poll(() => server.bill().requests).toBe(1)
      expect(server.requests[0]?.aborted).toBe(false)
      controller.abort()
      await expect(asked).rejects.toThrow('aborted')
      await server.requests[0]?.ended
      expect(server.requests[0]).toMatchObject({ aborted: true, misbehaviour: 'hang' })
    },
  )

  test('no JSON, other JSON, nothing', async () => {
    expect(await answered('invalid-json')).toMatchObject({ status: 200, json: undefined })
    expect(await answered('other-json')).toMatchObject({ status: 200, json: { hello: ['world'] } })
    expect(await answered('empty-body')).toMatchObject({ status: 200, text: '' })
  })

  test.each([200, 407, 502])("a proxy's page with %i, which costs nothing", async (status) => {
    const server = await started()
    server.misbehave([{ kind: 'html', status }])
    // Not with fetch, which makes a network error of 407.
    expect(await rawAsk(server)).toMatchObject({
      status,
      type: 'text/html; charset=utf-8',
      text: expect.stringContaining('<!DOCTYPE html>') as unknown,
    })
    expect(server.bill().requests).toBe(0)
  })

  test('a slow drip is whole in the end', async () => {
    const { status, json } = await answered({ kind: 'slow-drip', pieces: 7, milliseconds: 1 })
    expect(status).toBe(200)
    expect(answerAudio(json).finishReason).toBe('STOP')
  })
})

describe('scripts', () => {
  test('one after the other; a gap is good behaviour, and so is the end', async () => {
    const server = await started()
    server.misbehave(['internal', undefined, 'unavailable'])
    const codes: number[] = []
    for (let index = 0; index < 4; index++) codes.push((await ask(server, { body })).status)
    expect(codes).toEqual([500, 200, 503, 200])
    expect(server.requests.map(({ misbehaviour }) => misbehaviour)).toEqual([
      'internal',
      'none',
      'unavailable',
      'none',
    ])
  })

  test('decided for each request', async () => {
    const server = await started()
    server.misbehave((request, index) =>
      JSON.stringify(request.body).includes('sea') && index === 1 ? 'internal' : undefined,
    )
    const codes = [await ask(server, { body }), await ask(server, { body })].map(({ status }) => status)
    expect(codes).toEqual([200, 500])
  })

  test('lists are spared, unless the script is for everything', async () => {
    const server = await started()
    const models = { path: '/v1beta/models', method: 'GET' }
    server.misbehave(['internal'])
    expect((await ask(server, models)).status).toBe(200)
    expect((await ask(server, { body })).status).toBe(500)
    server.misbehave(['unavailable', { kind: 'html', status: 200 }], { on: 'everything' })
    expect((await ask(server, models)).status).toBe(503)
    expect((await ask(server, models)).text).toContain('Sign in to the network')
  })

  test('a request that Google would refuse is refused all the same', async () => {
    const server = await started()
    server.misbehave(['silence'])
    expect((await ask(server, { body: {} })).status).toBe(400)
  })
})

function entriesOf<Key extends string, Value>(record: Readonly<Record<Key, Value>>): [string & Key, Value][] {
  const keys = Object.keys(record).filter((key): key is Key => Object.hasOwn(record, key))
  return keys.map((key) => [key, record[key]])
}

/** Asks without a library that would tell its own story of what went wrong. */
function rawAsk({ url }: GeminiServer): Promise<{ status?: number; type?: string; text: string }> {
  return new Promise((resolve, reject) => {
    const headers = { 'x-goog-api-key': 'test-key', 'content-type': 'application/json' }
    const sent = httpRequest(
      `${url}${speechPath()}`,
      { method: 'POST', headers, agent: false },
      (response) => {
        let text = ''
        response.on('data', (chunk) => {
          text += String(chunk)
        })
        response.on('end', () => {
          const {
            statusCode: status = 0,
            headers: { 'content-type': type = '' },
          } = response
          resolve({ status, type, text })
        })
        response.on('error', reject)
      },
    )
    sent.on('error', reject)
    sent.end(JSON.stringify(body))
  })
}
