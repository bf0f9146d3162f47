import { readFileSync, writeFileSync } from 'node:fs'
import { beforeEach, describe, expect, onTestFinished, test } from 'vitest'
import { openVoiceLibrary, type VoiceQuery } from '../../../../src/main/engines/gemini/voice-library.ts'
import type { GeminiServer } from '../../../gemini-server/gemini-server.ts'
import { startGeminiServer } from '../../../gemini-server/start-gemini-server.ts'
import { temporaryFolder } from '../../../helpers/temporary-folder.ts'

const clock = () => new Date('2026-11-23T10:00:00Z')
const never = new AbortController().signal

let server: GeminiServer
beforeEach(async () => {
  server = await startGeminiServer({ voice: 'murmur' })
  onTestFinished(() => server.close())
})

function openLibrary(folder = temporaryFolder()) {
  const library = openVoiceLibrary(folder, clock)
  const connection = { apiKey: 'a-key', baseUrl: server.url, timeout: 20 }
  return { folder, library, search: (query: VoiceQuery) => library.search(query, connection, never) }
}

describe('searching', () => {
  test('page by page, every voice once', async () => {
    const { search } = openLibrary()
    const names: string[] = []
    let page: string | undefined
    do {
      const found = await search({ text: 'warm', gender: 'female', page })
      names.push(...found.voices.map(({ name }) => name))
      for (const voice of found.voices) expect(voice.gender).toBe('female')
      page = found.nextPage
    } while (page !== undefined)
    expect(names.length).toBeGreaterThan(50)
    expect(new Set(names).size).toBe(names.length)
    expect(server.requests.length).toBe(Math.ceil(names.length / 50))
  })

  test('by language: of one country, or of all', async () => {
    const { search } = openLibrary()
    const languagesOf = async (language: string) =>
      new Set((await search({ language })).voices.flatMap(({ languages }) => languages))
    expect(await languagesOf('en-GB')).toEqual(new Set(['en-GB']))
    expect([...(await languagesOf('en'))].toSorted()).toEqual(['en-AU', 'en-GB', 'en-IN', 'en-US'])
    expect(await languagesOf('es-MX')).toEqual(new Set(['es-MX']))
    expect((await languagesOf('cy')).size).toBe(0)
  })

  test('what Google says of a voice, in our words', async () => {
    const { search } = openLibrary()
    const { voices, nextPage } = await search({ text: 'Zephyr' })
    expect({ voices, nextPage }).toEqual({
      voices: [{ name: 'Zephyr', character: 'Bright', gender: 'female', languages: ['en-US'] }],
      nextPage: undefined,
    })
  })

  test('an address that does not know the question is not taken for a model that is missing', async () => {
    const { search } = openLibrary()
    server.misbehave(['unknown-model'], { on: 'everything' })
    await expect(search({})).rejects.toMatchObject({
      code: 'proxy-answered',
      message: 'The address that was asked does not know the list of voices.',
    })
  })

  test('trouble is told', async () => {
    const { search } = openLibrary()
    server.misbehave(['html', 'reset', 'other-json'], { on: 'everything' })
    await expect(search({})).rejects.toMatchObject({ code: 'proxy-answered' })
    await expect(search({})).rejects.toMatchObject({ code: 'no-network' })
    expect((await search({})).voices).toEqual([])
  })
})

describe('what was found', () => {
  test('is known from then on, in the next run too, without a network', async () => {
    const { folder, library, search } = openLibrary()
    expect(library.known()).toEqual([])
    const { voices } = await search({ text: 'husky' })
    expect(library.known()).toEqual(voices)
    expect(openLibrary(folder).library.known()).toEqual(voices)
  })

  test('is added to what another process found meanwhile', async () => {
    const first = openLibrary()
    const second = openLibrary(first.folder)
    await Promise.all([first.search({ text: 'husky' }), first.search({ text: 'brisk' })])
    await second.search({ text: 'grave' })
    const names = openLibrary(first.folder)
      .library.known()
      .map(({ name }) => name)
    expect(names.length).toBe(150)
    expect(new Set(names).size).toBe(150)
  })

  test('in a file that cannot be read is begun anew', async () => {
    const { folder, search } = openLibrary()
    await search({ text: 'husky' })
    const path = `${folder}/gemini-voices.json`
    for (const text of ['{', '[]', readFileSync(path, 'utf8').replace('"female"', '"woman"')]) {
      writeFileSync(path, text)
      expect(openLibrary(folder).library.known()).toEqual([])
    }
  })

  test('is found all the same where there is no place to keep it', async () => {
    const folder = temporaryFolder()
    writeFileSync(`${folder}/file`, '')
    const { library, search } = openLibrary(`${folder}/file/below`)
    expect((await search({ text: 'husky' })).voices.length).toBe(50)
    expect(library.known().length).toBe(50)
  })
})
