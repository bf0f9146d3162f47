import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ask, oneVoice, puck, speechPath, twoVoices } from './ask.ts'
import type { GeminiServer } from './gemini-server.ts'
import type { JsonObject } from './protocol/json-object.ts'
import { startGeminiServer } from './start-gemini-server.ts'

let server: GeminiServer
beforeAll(async () => {
  server = await startGeminiServer({ voice: 'murmur' })
})
afterAll(() => server.close())

const hello = oneVoice('Hello.')
const joe = { text: 'Hello.', speechMetadata: { speaker: 'Joe' } }
const old = speechPath('gemini-2.5-flash-preview-tts')
const speech = (speechConfig: JsonObject) => oneVoice('Hello.', { speechConfig })
const named = (voiceName: string) => speech({ voiceConfig: { prebuiltVoiceConfig: { voiceName } } })

async function refusal(body: unknown, path?: string) {
  const { status, error } = await ask(server, { body, ...(path === undefined ? {} : { path }) })
  return `${status} ${String(error['status'])}: ${String(error['message'])}`
}

describe('keys', () => {
  test('a missing one', async () => {
    const { status, error } = await ask(server, { body: hello, key: '' })
    expect(status).toBe(403)
    expect(error).toEqual({
      code: 403,
      message:
        "Method doesn't allow unregistered callers (callers without established identity). Please use API Key or other form of API consumer identity to call this API.",
      status: 'PERMISSION_DENIED',
    })
  })

  test('one in the address does not count', async () => {
    const { status } = await ask(server, { body: hello, key: '', path: `${speechPath()}?key=test-key` })
    expect(status).toBe(403)
  })

  test('one that is not valid', async () => {
    const { status, error } = await ask(server, { body: hello, key: 'bad-key' })
    expect(status).toBe(400)
    expect(error).toMatchObject({
      code: 400,
      message: 'API key not valid. Please pass a valid API key.',
      status: 'INVALID_ARGUMENT',
      details: [
        {
          '@type': 'type.googleapis.com/google.rpc.ErrorInfo',
          reason: 'API_KEY_INVALID',
          domain: 'googleapis.com',
          metadata: { service: 'generativelanguage.googleapis.com' },
        },
        { '@type': 'type.googleapis.com/google.rpc.LocalizedMessage', locale: 'en-US' },
      ],
    })
  })

  test.each([
    ['expired-key', 400, 'API key expired. Please renew the API key.'],
    ['leaked-key', 403, 'Your API key was reported as leaked. Please use another API key.'],
    [
      'forbidden-key',
      403,
      'Requests to this API generativelanguage.googleapis.com method google.ai.generativelanguage.v1beta.GenerativeService.GenerateContent are blocked.',
    ],
    ['suspended-key', 403, 'Permission denied: Consumer has been suspended.'],
  ])('%s', async (key, code, message) => {
    const { status, error } = await ask(server, { body: hello, key })
    expect([status, error['message']]).toEqual([code, message])
  })

  test('a bad one is refused everywhere', async () => {
    const paths = ['/v1beta/models', '/v1beta/voices', '/v1beta/batches']
    const answers = await Promise.all(
      paths.map((path) => ask(server, { path, method: 'GET', key: 'bad-key' })),
    )
    expect(answers.map(({ status }) => status)).toEqual([400, 400, 400])
  })
})

describe('addresses', () => {
  test.each([
    ['nothing there', 'GET', '/v1beta/nothing'],
    ['the wrong method', 'GET', speechPath()],
    ['no version', 'POST', '/models/gemini-3.8-flash-tts:generateContent'],
    ['another version', 'POST', '/v2/models/gemini-3.8-flash-tts:generateContent'],
    ['voices are in v1beta alone', 'GET', '/v1/voices'],
  ])('%s: a page, no JSON', async (_, method, path) => {
    const { status, text, json } = await ask(server, { path, method })
    expect(status).toBe(404)
    expect(text).toContain('Error 404 (Not Found)!!1')
    expect(json).toBeUndefined()
  })

  test('an unknown model', async () => {
    expect(await refusal(hello, speechPath('gemini-9-tts'))).toBe(
      '404 NOT_FOUND: models/gemini-9-tts is not found for API version v1beta, or is not supported for generateContent. Call ModelService.ListModels to see the list of available models and their supported methods.',
    )
  })

  test('2.5 does not stream', async () => {
    const path = speechPath('gemini-2.5-pro-preview-tts', 'streamGenerateContent')
    expect(await refusal(hello, `${path}?alt=sse`)).toMatch(/^404 .*not supported for streamGenerateContent/)
  })

  test('v1 knows no speech', async () => {
    const message = await refusal(hello, '/v1/models/gemini-3.8-flash-tts:generateContent')
    expect(message).toContain(`Unknown name "speechConfig" at 'generation_config': Cannot find field.`)
  })

  test('a query parameter nobody knows', async () => {
    expect(await refusal(hello, `${speechPath()}?voice=Kore`)).toBe(
      `400 INVALID_ARGUMENT: Invalid JSON payload received. Unknown name "voice": Cannot bind query parameter. Field 'voice' could not be found in request message.`,
    )
  })
})

describe('bodies', () => {
  test('no JSON', async () => {
    expect(await refusal('{"contents": tru}')).toMatch(
      /^400 INVALID_ARGUMENT: Invalid JSON payload received\. Unexpected token\.\n\{"contents": tru\}\n +\^$/,
    )
  })

  test('an unknown field, with where it is', async () => {
    const { error } = await ask(server, { body: speech({ voiceName: 'Kore' }) })
    const description = `Invalid JSON payload received. Unknown name "voiceName" at 'generation_config.speech_config': Cannot find field.`
    expect(error).toEqual({
      code: 400,
      message: description,
      status: 'INVALID_ARGUMENT',
      details: [
        {
          '@type': 'type.googleapis.com/google.rpc.BadRequest',
          fieldViolations: [{ field: 'generation_config.speech_config', description }],
        },
      ],
    })
  })
})

describe('what is taken', () => {
  test.each([
    ['a temperature by 2.5', oneVoice('Say: Hello.', { temperature: 1 }), old],
    [
      'two voices',
      twoVoices([joe, { text: 'Hi.', speechMetadata: { speaker: 'Jane', style: 'dry' } }]),
      undefined,
    ],
    ['a voice by its id', speech({ voiceConfig: { voice: 'Puck' } }), undefined],
    ['a voice in small letters', named('kore'), undefined],
    ['no voice by 2.5', oneVoice('Say: Hello.', { speechConfig: {} }), old],
    ['a tier', { ...hello, serviceTier: 'flex', store: false }, undefined],
    ['safety settings', { ...hello, safetySettings: [] }, undefined],
    ['a language', speech({ voiceConfig: puck, languageCode: 'en-GB' }), undefined],
  ])('%s', async (_, body, path) => {
    expect(await refusal(body, path)).toBe('200 undefined: undefined')
  })
})

test('flex and batches can be refused', async () => {
  const strict = await startGeminiServer({ voice: 'murmur', takesFlex: false, takesBatch: false })
  const flex = await ask(strict, { body: { ...hello, serviceTier: 'flex' } })
  const batch = await ask(strict, {
    path: speechPath('gemini-3.8-flash-tts', 'batchGenerateContent'),
    body: { batch: { inputConfig: { requests: { requests: [{ request: hello }] } } } },
  })
  await strict.close()
  expect([flex.status, flex.error['message']]).toEqual([
    400,
    'Service tier flex is not supported for this model.',
  ])
  expect(batch.status).toBe(404)
})
