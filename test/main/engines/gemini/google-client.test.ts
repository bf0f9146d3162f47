import { getEventListeners } from 'node:events'
import { beforeEach, describe, expect, onTestFinished, test, vi } from 'vitest'
import { compileRequest } from '../../../../src/core/gemini/compile-request.ts'
import { CallFailure } from '../../../../src/main/engines/gemini/call-failure.ts'
import { createGoogleClient } from '../../../../src/main/engines/gemini/google-client.ts'
import { listSpeechModels, testKey } from '../../../../src/main/engines/gemini/list-models.ts'
import { isCertificateCode, networkCode } from '../../../../src/main/engines/gemini/network-code.ts'
import { withoutVariables } from '../../../../src/main/engines/gemini/without-variables.ts'
import type { GeminiServer } from '../../../gemini-server/gemini-server.ts'
import { startGeminiServer } from '../../../gemini-server/start-gemini-server.ts'
import { startEchoServer } from '../../../helpers/echo-server.ts'
import { containing } from '../../../helpers/matchers.ts'
import { passageOf } from './gemini-room.ts'

const clock = () => new Date('2026-11-23T10:00:00Z')
const never = new AbortController().signal
const model = 'gemini-3.8-flash-tts'
const request = compileRequest(passageOf('Hello.'), model)

let server: GeminiServer
beforeEach(async () => {
  server = await startGeminiServer({ voice: 'murmur' })
  onTestFinished(() => server.close())
})

const connectionTo = (change: { apiKey?: string; timeout?: number } = {}) => {
  return { apiKey: 'a-key-WXYZ', baseUrl: server.url, timeout: 20, ...change }
}

describe('the environment', () => {
  const misleading = {
    GOOGLE_API_KEY: 'other-key-AAAA',
    GEMINI_API_KEY: 'other-key-BBBB',
    GOOGLE_GEMINI_BASE_URL: 'http://127.0.0.1:9/',
    GOOGLE_VERTEX_BASE_URL: 'http://127.0.0.1:9/',
    GOOGLE_GENAI_USE_VERTEXAI: 'true',
    GOOGLE_GENAI_USE_ENTERPRISE: 'true',
    GOOGLE_GENAI_API_VERSION: 'v1',
    GOOGLE_CLOUD_PROJECT: 'a-project',
    GOOGLE_CLOUD_LOCATION: 'nowhere',
  }

  test('has no effect, makes no noise and is as it was', async () => {
    for (const [name, value] of Object.entries(misleading)) vi.stubEnv(name, value)
    const noises = (['warn', 'debug', 'log', 'error'] as const).map((name) => vi.spyOn(console, name))
    onTestFinished(() => {
      vi.unstubAllEnvs()
      vi.restoreAllMocks()
    })
    const client = createGoogleClient(connectionTo(), clock)
    await client.generate(model, request, never)
    await client.models({ pageSize: 10, pages: 1 }, never)
    await client.voices(
      { search: 'warm', languages: [], gender: undefined, pageSize: 3, pageToken: undefined },
      never,
    )
    expect(server.requests.map(({ path, headers }) => [path, headers['x-goog-api-key']])).toEqual([
      [`/v1beta/models/${model}:generateContent`, '…WXYZ'],
      ['/v1beta/models', '…WXYZ'],
      ['/v1beta/voices', '…WXYZ'],
    ])
    for (const noise of noises) expect(noise).not.toHaveBeenCalled()
    expect(process.env).toMatchObject(misleading)
  })

  test('is put back, whatever happens', () => {
    const variables = { GOOGLE_API_KEY: 'x', PATH: '/bin' }
    expect(withoutVariables(variables, () => ({ ...variables }))).toEqual({ PATH: '/bin' })
    const broken = () => withoutVariables(variables, () => JSON.parse('{') as unknown)
    expect(broken).toThrow(SyntaxError)
    expect(variables).toEqual({ GOOGLE_API_KEY: 'x', PATH: '/bin' })
  })
})

describe('no call is repeated', () => {
  test.each(['generate', 'models', 'voices'] as const)('%s', async (name) => {
    const client = createGoogleClient(connectionTo(), clock)
    server.misbehave(() => 'unavailable', { on: 'everything' })
    const calls = {
      generate: () => client.generate(model, request, never),
      models: () => client.models({ pageSize: 10, pages: 2 }, never),
      voices: () =>
        client.voices(
          { search: undefined, languages: ['en-US'], gender: 'male', pageSize: 3, pageToken: undefined },
          never,
        ),
    }
    const error: unknown = await calls[name]().catch((reason: unknown) => reason)
    expect(error).toBeInstanceOf(CallFailure)
    expect(error).toMatchObject({ failure: { kind: 'refused', answer: { status: 503 } } })
    expect(server.requests.length).toBe(1)
  })
})

test('a call leaves nothing at the caller’s signal', async () => {
  const client = createGoogleClient(connectionTo(), clock)
  const stop = new AbortController()
  await client.generate(model, request, stop.signal)
  server.misbehave(['internal'])
  await expect(client.generate(model, request, stop.signal)).rejects.toThrow(CallFailure)
  expect(getEventListeners(stop.signal, 'abort')).toEqual([])
})

describe('models', () => {
  test('those that speak, ours first, over as many pages as there are', async () => {
    const models = await listSpeechModels(connectionTo(), clock, never)
    expect(models.slice(0, 2)).toEqual([
      { id: 'gemini-3.8-flash-tts', title: 'Gemini 3.8 Flash' },
      { id: 'gemini-3.8-flash-lite-tts', title: 'Gemini 3.8 Flash Lite' },
    ])
    expect(models.every(({ id }) => id.includes('-tts'))).toBe(true)
    const client = createGoogleClient(connectionTo(), clock)
    const inPages = await client.models({ pageSize: 2, pages: 100 }, never)
    expect(inPages).toEqual(await client.models({ pageSize: 1000, pages: 1 }, never))
  })

  test('a key is tried with one free question', async () => {
    await testKey(connectionTo(), clock, never)
    expect(server.requests.map(({ operation }) => operation)).toEqual(['listModels'])
    expect(server.bill().requests).toBe(0)
    for (const [apiKey, code] of [
      ['bad-key', 'key-invalid'],
      ['leaked-key', 'key-leaked'],
      ['forbidden-key', 'key-forbidden'],
      ['', 'key-missing'],
    ] as const)
      await expect(testKey(connectionTo({ apiKey }), clock, never)).rejects.toMatchObject({ code })
  })

  test.each([
    ['html', 'proxy-answered'],
    ['reset', 'no-network'],
    ['unavailable', 'server-trouble'],
    ['minute-limit', 'rate-limited'],
    ['day-limit', 'daily-limit'],
    ['invalid-json', 'server-trouble'],
    ['other-json', 'proxy-answered'],
    ['hang', 'engine-timeout'],
  ] as const)('%s: %s', async (kind, code) => {
    server.misbehave(() => kind, { on: 'everything' })
    const timeout = kind === 'hang' ? 0.05 : 20
    await expect(testKey(connectionTo({ timeout }), clock, never)).rejects.toMatchObject({ code })
  })

  test.each([
    ['{}', 'proxy-answered'],
    ['{"status":"ok","user":"KEY"}', 'proxy-answered'],
    ['{"models":[]}', 'proxy-answered'],
    ['{"models":[{"id":"gpt","name":"some/other"},{"name":7},null]}', 'proxy-answered'],
    ['[]', 'proxy-answered'],
    ['"ok"', 'server-trouble'],
    ['null', 'server-trouble'],
    ['{"models":"none"}', 'proxy-answered'],
    ['{"models":{}}', 'server-trouble'],
  ])('an answer that is no list of models proves nothing of a key: %s', async (body, code) => {
    const baseUrl = await startEchoServer((response) => {
      response.writeHead(200, { 'content-type': 'application/json' })
      response.end(body)
    })
    const says = { 'proxy-answered': 'is not Google', 'server-trouble': 'could not be read' }[code] ?? ''
    const refusal = { code, message: containing(says) }
    await expect(testKey({ ...connectionTo(), baseUrl }, clock, never)).rejects.toMatchObject(refusal)
  })

  test('asking can be stopped', async () => {
    server.misbehave(() => 'hang', { on: 'everything' })
    const stop = new AbortController()
    const asking = testKey(connectionTo(), clock, stop.signal)
    await expect.poll(() => server.requests.length).toBe(1)
    stop.abort()
    await expect(asking).rejects.toMatchObject({ code: 'cancelled' })
  })
})

describe('why a connection failed', () => {
  test('the code lies somewhere in the causes', () => {
    const refused = Object.assign(new Error('x'), { code: 'ECONNREFUSED' })
    const cause = new AggregateError([refused])
    expect(networkCode(new TypeError('fetch failed', { cause }))).toBe('ECONNREFUSED')
    expect(networkCode(new TypeError('terminated'))).toBe('network')
    expect(networkCode(new TypeError('x is not a function'))).toBe(undefined)
    expect(networkCode('text')).toBe(undefined)
  })

  test.each([
    ['DEPTH_ZERO_SELF_SIGNED_CERT', true],
    ['UNABLE_TO_VERIFY_LEAF_SIGNATURE', true],
    ['CERT_HAS_EXPIRED', true],
    ['ERR_TLS_CERT_ALTNAME_INVALID', true],
    ['ECONNRESET', false],
    ['ENOTFOUND', false],
  ])('%s is about a certificate: %s', (code, is) => {
    expect(isCertificateCode(code)).toBe(is)
  })
})
