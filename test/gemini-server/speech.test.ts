import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import { answerAudio } from './answer-audio.ts'
import { ask, kore, oneVoice, puck, speechPath, twoVoices } from './ask.ts'
import type { GeminiServer, GeminiServerOptions } from './gemini-server.ts'
import type { JsonObject } from './protocol/json-object.ts'
import { hiddenRates } from './speech/hidden-rates.ts'
import type { VoiceTurn } from './speech/server-voice.ts'
import { startGeminiServer } from './start-gemini-server.ts'

let server: GeminiServer
beforeAll(async () => {
  server = await startGeminiServer()
})
afterAll(() => server.close())

const old = speechPath('gemini-3.1-flash-tts-preview')
const stream = `${speechPath(undefined, 'streamGenerateContent')}?alt=sse`

async function spoken(body: JsonObject, path?: string) {
  const { json, error } = await ask(server, { body, ...(path === undefined ? {} : { path }) })
  expect(error).toEqual({})
  return answerAudio(json)
}

/** Parts in the words and styles of Joe and Jane. */
const says = (speaker: string, text: string, style?: string) => {
  return { text, speechMetadata: { speaker, ...(style === undefined ? {} : { style }) } }
}

describe('what is answered', () => {
  test('3.8: a whole WAV, 24 kHz, mono, 16-bit, with its bill', async () => {
    const audio = await spoken(oneVoice('The sea is deep and cold.'))
    expect(audio).toMatchObject({ mimeType: 'audio/wav', rate: 24_000, finishReason: 'STOP' })
    expect(Buffer.from(audio.bytes.subarray(8, 44)).toString('latin1')).toMatch(/^WAVEfmt [\s\S]{20}data/)
    const seconds = audio.samples.length / 24_000
    expect(seconds).toBeGreaterThan(1)
    expect(seconds).toBeLessThan(3)
    const tokens = Math.ceil(seconds * 32)
    expect(audio.usage).toEqual({
      promptTokenCount: 7,
      candidatesTokenCount: tokens,
      candidatesTokensDetails: [{ modality: 'AUDIO', tokenCount: tokens }],
      totalTokenCount: 7 + tokens,
      promptTokensDetails: [{ modality: 'TEXT', tokenCount: 7 }],
    })
  })

  test('before 3.8: samples without a header', async () => {
    const { mimeType, bytes, samples } = await spoken(oneVoice('Say: The sea is deep and cold.'), old)
    expect(mimeType).toBe('audio/L16;codec=pcm;rate=24000')
    expect(bytes).toHaveLength(samples.length * 2)
    const whole = await spoken(oneVoice('The sea is deep and cold.'))
    expect(samples).toEqual(whole.samples)
  })

  test('a stream: the same samples in pieces, how it ended in the last', async () => {
    const { text, headers } = await ask(server, { path: stream, body: oneVoice('The sea is deep and cold.') })
    expect(headers.get('content-type')).toBe('text/event-stream')
    const events = text.trimEnd().split('\r\n\r\n')
    const pieces = events.map((event): unknown => JSON.parse(event.slice('data: '.length)))
    const audios = pieces.map(answerAudio)
    expect(audios.map(({ finishReason }) => finishReason)).toEqual([undefined, 'STOP'])
    expect(audios.map(({ usage }) => usage !== undefined)).toEqual([false, true])
    expect(new Set(audios.map(({ mimeType }) => mimeType))).toEqual(
      new Set(['audio/L16;codec=pcm;rate=24000']),
    )
    const whole = await spoken(oneVoice('The sea is deep and cold.'))
    expect(Int16Array.from(audios.flatMap(({ samples }) => [...samples]))).toEqual(whole.samples)
  })

  test('a stream without alt=sse is one list', async () => {
    const path = speechPath(undefined, 'streamGenerateContent')
    const { json } = await ask(server, { path, body: oneVoice('The sea is deep and cold.') })
    expect(json).toHaveLength(2)
  })

  test('another format, where it is asked for', async () => {
    const audio = (format: JsonObject) =>
      spoken(oneVoice('The sea.', { responseFormat: [{ audio: format }] }))
    const whole = await spoken(oneVoice('The sea.'))
    const wav = await audio({ mimeType: 'audio/wav', sampleRate: 48_000 })
    expect([wav.mimeType, wav.rate, wav.samples.length]).toEqual([
      'audio/wav',
      48_000,
      2 * whole.samples.length,
    ])
    const raw = await audio({ mimeType: 'audio/l16' })
    expect([raw.mimeType, raw.samples]).toEqual(['audio/L16;codec=pcm;rate=24000', whole.samples])
  })

  test('no longer than it may be', async () => {
    const { finishReason, samples, usage } = await spoken(
      oneVoice('The sea is deep.', { maxOutputTokens: 16 }),
    )
    expect([finishReason, samples.length]).toEqual(['MAX_TOKENS', 12_000])
    expect(usage).toMatchObject({ candidatesTokenCount: 16 })
  })
})

describe('what is said', () => {
  test('the style is not, nor are tags', async () => {
    const plain = await spoken(twoVoices([says('Joe', 'Well, here we are.'), says('Jane', 'So we are.')]))
    const acted = await spoken(
      twoVoices([
        says('Joe', 'Well, here we are. <laugh>', 'warm, a little amused'),
        says('Jane', '[sighs] So |mhm| we are.', 'dry'),
      ]),
    )
    expect(acted.samples).toEqual(plain.samples)
  })

  test('a pause is silence', async () => {
    const plain = await spoken(oneVoice('Well. Here we are.'))
    const paused = await spoken(oneVoice('Well. <long pause> Here we are.'))
    expect(paused.samples.length - plain.samples.length).toBeGreaterThan(0.5 * 24_000)
  })

  test('turns one after the other, in the voice of each, with room between them', async () => {
    const joe = await spoken(oneVoice('Here we are.', { speechConfig: { voiceConfig: puck } }))
    const jane = await spoken(oneVoice('So we are.', { speechConfig: { voiceConfig: kore } }))
    const both = await spoken(twoVoices([says('Joe', 'Here we are.'), says('Jane', 'So we are.')]))
    const start = joe.samples.length - 0.2 * 24_000
    expect(both.samples.subarray(0, start)).toEqual(joe.samples.subarray(0, start))
    expect(both.samples.subarray(start, start + 0.35 * 24_000).every((sample) => sample === 0)).toBe(true)
    const rest = both.samples.subarray(start + 0.35 * 24_000)
    expect(rest).toEqual(jane.samples.subarray(0.1 * 24_000))
  })

  test('a transcript says the same as parts, and its instructions are not spoken', async () => {
    const parts = await spoken(twoVoices([says('Joe', 'Here we are.'), says('Jane', 'So we are.')]))
    const text = 'Read this. Joe sounds glad.\n\nConversation:\nJoe: Here we are.\nJane: [laughs] So we are.'
    expect((await spoken(twoVoices([{ text }]), old)).samples).toEqual(parts.samples)
  })

  test('scripts the draft voices cannot read are murmured', async () => {
    const { samples } = await spoken(oneVoice('声音在水里传播得很快。'))
    expect(samples.length).toBeGreaterThan(24_000)
    expect(samples.some((sample) => sample !== 0)).toBe(true)
  })
})

async function started(options: GeminiServerOptions): Promise<GeminiServer> {
  const own = await startGeminiServer(options)
  onTestFinished(() => own.close())
  return own
}

describe('prepared audio and hidden rates', () => {
  test('a function gives the audio', async () => {
    const pcm = new Int16Array(48_000).fill(7)
    const seen: (readonly VoiceTurn[])[] = []
    const own = await started({
      voice(turns) {
        seen.push(turns)
        return pcm
      },
    })
    const { json } = await ask(own, {
      body: oneVoice('Hello.', { speechConfig: { voiceConfig: { voice: 'Puck' } } }),
    })
    expect(answerAudio(json).samples).toEqual(pcm)
    expect(seen).toEqual([[{ voice: 'Puck', text: 'Hello.', pace: 1 }]])
    expect(own.bill()).toMatchObject({ requests: 1, seconds: 2, tokensOut: 64 })
  })

  test('paces and token rates are drawn from the seed, within their bounds', async () => {
    for (const seed of Array.from({ length: 200 }, (_, index) => index)) {
      const { paceOf, tokensPerSecond } = hiddenRates(seed)
      expect(tokensPerSecond).toBeGreaterThanOrEqual(28)
      expect(tokensPerSecond).toBeLessThanOrEqual(36)
      expect(paceOf('Kore')).toBeGreaterThanOrEqual(0.85)
      expect(paceOf('Kore')).toBeLessThanOrEqual(1.2)
      expect([paceOf('Kore'), tokensPerSecond]).toEqual([
        hiddenRates(seed).paceOf('Kore'),
        hiddenRates(seed).tokensPerSecond,
      ])
    }
    expect(new Set([1, 2, 3, 4].map((seed) => hiddenRates(seed).paceOf('Kore'))).size).toBe(4)
    expect(hiddenRates(1).paceOf('Kore')).not.toBe(hiddenRates(1).paceOf('Puck'))
  })

  test('the speech really takes longer or shorter, and the bill is exact', async () => {
    const seed = 5
    const own = await started({ seed })
    const text = 'It is a long way down to the bottom of the sea, and nobody has walked it yet.'
    const usual = (await spoken(oneVoice(text))).samples.length
    const { samples, usage } = answerAudio((await ask(own, { body: oneVoice(text) })).json)
    const { paceOf, tokensPerSecond } = hiddenRates(seed)
    expect(usual / samples.length / paceOf('Kore')).toBeCloseTo(1, 1)
    const tokensOut = Math.ceil((samples.length / 24_000) * tokensPerSecond)
    expect(usage).toMatchObject({ candidatesTokenCount: tokensOut })
    expect(own.bill()).toMatchObject({ requests: 1, seconds: samples.length / 24_000, tokensOut })
  })
})
