import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { ask } from './ask.ts'
import type { GeminiServer } from './gemini-server.ts'
import { createVoiceLibrary } from './lists/voice-library.ts'
import { startGeminiServer } from './start-gemini-server.ts'

let server: GeminiServer
beforeAll(async () => {
  server = await startGeminiServer({ voice: 'murmur' })
})
afterAll(() => server.close())

const pageSchema = z.object({
  voices: z.array(
    z.object({
      id: z.string(),
      display_name: z.string(),
      type: z.string(),
      gender: z.string(),
      language_code: z.string(),
      description: z.string(),
    }),
  ),
  next_page_token: z.string().optional(),
})

async function voices(query: string) {
  const { json } = await ask(server, { path: `/v1beta/voices?${query}`, method: 'GET' })
  return pageSchema.parse(json)
}

describe('voices', () => {
  test('about 2,000, each with an id of its own, the same ones every time', () => {
    const first = createVoiceLibrary()
    expect(first.voices).toHaveLength(2030)
    expect(new Set(first.voices.map(({ id }) => id.toLowerCase())).size).toBe(2030)
    expect(createVoiceLibrary().voices).toEqual(first.voices)
    expect(first.voices.at(-1)).toMatchObject({ id: 'Sulafat', persona: 'Warm', gender: 'female' })
  })

  test('two voices never sound alike', () => {
    const library = createVoiceLibrary()
    const women = library.voices.filter(({ gender }) => gender === 'female').map(({ id }) => id)
    for (const [index, id] of women.entries()) {
      const pair = library.standIns([id, women[(index + 14) % women.length] ?? ''])
      expect(new Set(pair.values()).size).toBe(2)
    }
  })

  test('fifty to a page, own ones first', async () => {
    const page = await voices('')
    expect(page.voices).toHaveLength(50)
    expect(page.voices[0]?.type).toBe('prompted')
    expect(page.next_page_token).toBeDefined()
  })

  test('pages of any size lead to the end', async () => {
    const seen: string[] = []
    let token = ''
    for (let pages = 0; pages < 5; pages++) {
      const page = await voices(`page_size=5000&page_token=${token}`)
      seen.push(...page.voices.map(({ id }) => id))
      token = page.next_page_token ?? ''
      if (token === '') break
    }
    expect(new Set(seen).size).toBe(2030)
  })

  test('filters: any of several values, in any case, all filters at once', async () => {
    const { voices: found } = await voices(
      'language_code=de-de&language_code=fr-FR&gender=FEMALE&type=prebuilt&page_size=1000',
    )
    expect(found.length).toBeGreaterThan(20)
    expect(new Set(found.map((voice) => voice.language_code))).toEqual(new Set(['de-DE', 'fr-FR']))
    expect(new Set(found.map((voice) => `${voice.gender} ${voice.type}`))).toEqual(
      new Set(['female prebuilt']),
    )
  })

  test('search looks into name and description', async () => {
    const byName = await voices('search=kor&page_size=1000')
    expect(byName.voices.map(({ id }) => id)).toContain('Kore')
    const byWord = await voices('search=MEDITATION&page_size=1000')
    expect(byWord.voices.every(({ description }) => description.includes('meditation'))).toBe(true)
    expect((await voices('search=nobody+is+called+so')).voices).toEqual([])
  })

  test.each([
    ['a token that is none', 'page_token=abc', 'Invalid page token.'],
    ['a size that is none', 'page_size=many', `Invalid value at 'page_size' (TYPE_INT32), "many"`],
    ['a negative size', 'page_size=-1', 'page_size must not be negative.'],
    ['a long search', `search=${'a'.repeat(2049)}`, 'Request contains an invalid argument.'],
  ])('%s is refused', async (_, query, message) => {
    const { status, error } = await ask(server, { path: `/v1beta/voices?${query}`, method: 'GET' })
    expect([status, error['message']]).toEqual([400, message])
  })

  test('a token is good for its own filters only', async () => {
    const { next_page_token: token } = await voices('gender=male')
    const other = await ask(server, {
      path: `/v1beta/voices?gender=female&page_token=${token}`,
      method: 'GET',
    })
    expect(other.error['message']).toBe('Invalid page token.')
    expect((await voices(`gender=male&page_token=${token}`)).voices).toHaveLength(50)
  })
})

describe('models', () => {
  test('in pages', async () => {
    const schema = z.object({
      models: z.array(z.object({ name: z.string() })),
      nextPageToken: z.string().optional(),
    })
    const first = schema.parse((await ask(server, { path: '/v1beta/models?pageSize=3', method: 'GET' })).json)
    const path = `/v1beta/models?pageSize=1000&pageToken=${first.nextPageToken}`
    const rest = schema.parse((await ask(server, { path, method: 'GET' })).json)
    const names = [...first.models, ...rest.models].map(({ name }) => name)
    expect(names).toHaveLength(8)
    expect(names.filter((name) => name.includes('-tts'))).toHaveLength(5)
    expect(rest.nextPageToken).toBeUndefined()
  })

  test('one by one', async () => {
    const found = await ask(server, { path: '/v1beta/models/gemini-3.8-flash-tts', method: 'GET' })
    expect(found.json).toMatchObject({ name: 'models/gemini-3.8-flash-tts', inputTokenLimit: 8192 })
    const missing = await ask(server, { path: '/v1beta/models/gemini-9', method: 'GET' })
    expect([missing.status, missing.error['message']]).toEqual([
      404,
      'Model is not found: models/gemini-9 for api version v1beta',
    ])
  })
})
