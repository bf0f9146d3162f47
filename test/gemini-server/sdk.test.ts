import { ApiError, GoogleGenAI, Modality, ServiceTier, type GenerateContentResponse } from '@google/genai'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { answerAudio } from './answer-audio.ts'
import { ask } from './ask.ts'
import type { GeminiServer } from './gemini-server.ts'
import { startGeminiServer } from './start-gemini-server.ts'

let server: GeminiServer
let genai: GoogleGenAI
beforeAll(async () => {
  server = await startGeminiServer({ voice: 'murmur' })
  genai = client('test-key-of-the-program-WXYZ')
})
afterAll(() => server.close())

const model = 'gemini-3.8-flash-tts'
const kore = { voiceConfig: { prebuiltVoiceConfig: { voiceName: 'Kore' } } }
const config = { responseModalities: [Modality.AUDIO], speechConfig: kore }

function client(apiKey: string, apiVersion = 'v1beta'): GoogleGenAI {
  return new GoogleGenAI({ apiKey, apiVersion, httpOptions: { baseUrl: server.url } })
}

describe("Google's own library", () => {
  test('speaks with two voices, asking for nothing to be kept', async () => {
    const response: GenerateContentResponse = await genai.models.generateContent({
      model,
      contents: [
        {
          role: 'user',
          parts: [
            { text: 'How is it going?', speechMetadata: { speaker: 'Joe', style: 'cheerful' } },
            { text: 'Not too bad.', speechMetadata: { speaker: 'Jane' } },
          ],
        },
      ],
      config: {
        responseModalities: [Modality.AUDIO],
        store: false,
        serviceTier: ServiceTier.STANDARD,
        speechConfig: {
          multiSpeakerVoiceConfig: {
            speakerVoiceConfigs: [
              { speaker: 'Joe', voiceConfig: { prebuiltVoiceConfig: { voiceName: 'Puck' } } },
              { speaker: 'Jane', ...kore },
            ],
          },
        },
      },
    })
    expect(answerAudio(response)).toMatchObject({ mimeType: 'audio/wav', finishReason: 'STOP' })
    expect(response.usageMetadata?.promptTokensDetails).toHaveLength(1)
    expect(server.requests.at(-1)).toMatchObject({
      operation: 'generateContent',
      headers: { 'x-goog-api-key': '…WXYZ' },
      body: { store: false, serviceTier: 'standard' },
      aborted: false,
      status: 200,
    })
    expect(JSON.stringify(server.requests)).not.toContain('test-key-of')
  })

  test('sends what it does not know by extraBody', async () => {
    const response = await genai.models.generateContent({
      model,
      contents: 'Hello.',
      config: {
        ...config,
        httpOptions: {
          extraBody: { generationConfig: { responseFormat: [{ audio: { sampleRate: 48_000 } }] } },
        },
      },
    })
    expect(answerAudio(response).rate).toBe(48_000)
  })

  test('streams', async () => {
    const pieces: GenerateContentResponse[] = []
    const contents = 'It is a long way down to the bottom of the sea.'
    for await (const piece of await genai.models.generateContentStream({ model, contents, config })) {
      pieces.push(piece)
    }
    expect(pieces.length).toBeGreaterThan(3)
    expect(pieces.at(-1)?.candidates?.[0]?.finishReason).toBe('STOP')
  })

  test('lists models and voices in pages, and counts tokens', async () => {
    const names: (string | undefined)[] = []
    for await (const found of await genai.models.list({ config: { pageSize: 3 } })) names.push(found.name)
    expect(names).toContain(`models/${model}`)
    expect(names).toHaveLength(8)

    const german = { language_code: ['de-DE'], gender: ['female'], type: ['prebuilt'], page_size: 2 }
    const first = await genai.voices.list(german)
    expect(first.voices).toHaveLength(2)
    const token = first.next_page_token
    const second = await genai.voices.list({ ...german, page_token: token })
    expect(second.voices?.[0]?.id).not.toBe(first.voices?.[0]?.id)

    const counted = await genai.models.countTokens({ model, contents: 'Hello, world.' })
    expect(counted.totalTokens).toBe(4)
  })

  test('hears of a refusal as an ApiError whose message is the body', async () => {
    const refused = client('bad-key').models.generateContent({ model, contents: 'Hello.', config })
    const error: unknown = await refused.catch((reason: unknown) => reason)
    expect(error).toBeInstanceOf(ApiError)
    expect(error).toMatchObject({
      status: 400,
      message: expect.stringContaining('API_KEY_INVALID') as unknown,
    })
  })

  test('with its usual version it has no speech', async () => {
    const asked = client('test-key', 'v1').models.generateContent({ model, contents: 'Hello.', config })
    await expect(asked).rejects.toThrow('Cannot find field')
  })

  test('gives up, and the server sees it', async () => {
    server.misbehave(['hang'])
    const controller = new AbortController()
    const asked = genai.models.generateContent({
      model,
      contents: 'Hello.',
      config: { ...config, abortSignal: controller.signal },
    })
    asked.catch(() => {})
    const { requests } = server.bill()
    await expect.poll(() => server.bill().requests).toBe(requests + 1)
    controller.abort()
    await expect(asked).rejects.toThrow('abort')
    const seen = server.requests.at(-1)
    await seen?.ended
    expect(seen?.aborted).toBe(true)
  })
})

describe('batches', () => {
  const src = ['One.', 'Two.'].map((text) => {
    return { contents: [{ role: 'user', parts: [{ text }] }], config, metadata: { turn: text } }
  })

  test('are taken at once, answered later, and charged as batches', async () => {
    const before = server.bill().entries.length
    const created = await genai.batches.create({ model, src, config: { displayName: 'Two turns' } })
    expect(created).toMatchObject({
      displayName: 'Two turns',
      state: 'JOB_STATE_PENDING',
      model: `models/${model}`,
    })
    const done = await genai.batches.get({ name: created.name ?? '' })
    expect(done.state).toBe('JOB_STATE_SUCCEEDED')
    const responses = done.dest?.inlinedResponses ?? []
    expect(responses.map(({ metadata }) => metadata)).toEqual([{ turn: 'One.' }, { turn: 'Two.' }])
    expect(responses.map(({ response }) => answerAudio(response).finishReason)).toEqual(['STOP', 'STOP'])
    const charged = server.bill().entries.slice(before)
    expect(charged.map(({ tier }) => tier)).toEqual(['batch', 'batch'])
  })

  test('take their time by the clock; until then they can be cancelled', async () => {
    let now = 0
    const slow = await startGeminiServer({ voice: 'murmur', now: () => now, batchDelay: 3_600_000 })
    const own = new GoogleGenAI({ apiKey: 'a', apiVersion: 'v1beta', httpOptions: { baseUrl: slow.url } })
    const first = (await own.batches.create({ model, src })).name ?? ''
    const second = (await own.batches.create({ model, src })).name ?? ''
    await own.batches.cancel({ name: first })
    now = 3_599_999
    expect((await own.batches.get({ name: second })).state).toBe('JOB_STATE_PENDING')
    now = 3_600_000
    const states: string[] = []
    for await (const batch of await own.batches.list()) states.push(`${batch.name} ${batch.state}`)
    expect(states).toEqual([`${second} JOB_STATE_SUCCEEDED`, `${first} JOB_STATE_CANCELLED`])
    await expect(own.batches.cancel({ name: second })).rejects.toThrow('already done')
    await own.batches.delete({ name: second })
    await expect(own.batches.get({ name: second })).rejects.toThrow('Requested entity was not found.')
    await slow.close()
  })

  test('one bad request fails alone; an unknown field fails all', async () => {
    const bad = { contents: 'Three.', config: { ...config, temperature: 1 } }
    const created = await genai.batches.create({ model, src: [...src, bad] })
    const { dest } = await genai.batches.get({ name: created.name ?? '' })
    expect(dest?.inlinedResponses?.map(({ error }) => error?.message)).toEqual([
      undefined,
      undefined,
      'Temperature is not enabled for this model',
    ])
    const path = `/v1beta/models/${model}:batchGenerateContent`
    const body = { batch: { inputConfig: { requests: { requests: [{ request: { voice: 'Kore' } }] } } } }
    expect((await ask(server, { path, body })).error['message']).toBe(
      `Invalid JSON payload received. Unknown name "voice" at 'batch.input_config.requests.requests[0].request': Cannot find field.`,
    )
  })

  test('another key does not see them', async () => {
    const created = await genai.batches.create({ model, src })
    await expect(client('other-key').batches.get({ name: created.name ?? '' })).rejects.toThrow('not found')
  })
})
