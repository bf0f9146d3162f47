import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { GeminiServer } from '../../gemini-server/gemini-server.ts'
import { startGeminiServer } from '../../gemini-server/start-gemini-server.ts'
import { memorySettings } from '../../helpers/memory-settings.ts'
import { temporaryFolder } from '../../helpers/temporary-folder.ts'
import { startServices, type ServicesUnderTest } from '../../helpers/window-services.ts'

const key = 'AIzaSy-of-the-test-0123456789-abcd'
let server: GeminiServer

beforeAll(async () => {
  server = await startGeminiServer({ voice: 'murmur' })
})
beforeEach(() => {
  server.misbehave([])
  server.limit({})
})
afterAll(() => server.close())

function start(settings = {}): ServicesUnderTest {
  return startServices(
    temporaryFolder(),
    memorySettings({ engine: 'gemini', geminiAddress: server.url, ...settings }),
  )
}

async function openScript(services: ServicesUnderTest, text: string): Promise<string> {
  const { episodes } = await services.library.openFiles([services.write('talk.md', text)])
  return episodes[0] ?? ''
}

// Two requests, for no passage goes over a chapter: the pace of a key of which nothing is known is slow.
const talk = '# One\nHost: One for the money.\n# Two\nGuest: Two for the show.\n'

test('without a key the price is told all the same, and what is missing', async () => {
  const services = start()
  const id = await openScript(services, talk)
  const plan = await services.episodes.plan(id)
  expect(plan).toMatchObject({
    missing: 2,
    engine: 'gemini',
    model: 'gemini-3.8-flash-tts',
    obstacle: { code: 'key-missing', message: 'There is no key for Gemini yet.' },
  })
  expect(plan.cost).toBeGreaterThan(0.0003)
  expect(plan.cost).toBeLessThan(0.01)
  expect(plan.wait).toBeGreaterThan(0)
  expect(await services.render(id)).toMatchObject({ end: 'failed', code: 'key-missing' })
})

test('a key that Google refuses is not kept, and the one before stays', async () => {
  const services = start()
  expect((await services.gemini.setKey(` "${key}"\n`)).key).toEqual({
    kind: 'kept',
    where: 'keychain',
    ending: 'abcd',
  })
  server.misbehave(['leaked-key'], { on: 'everything' })
  await expect(services.gemini.setKey(key.replace('abcd', 'efgh'))).rejects.toMatchObject({
    code: 'key-leaked',
  })
  expect((await services.gemini.state()).key).toMatchObject({ ending: 'abcd' })
  expect((await services.gemini.removeKey()).key).toEqual({ kind: 'none' })
})

test('an episode is spoken, booked, and not paid for twice; one changed line is one request', async () => {
  const services = start()
  await services.gemini.setKey(key)
  const id = await openScript(services, talk)
  const { cost } = await services.episodes.plan(id)
  expect(await services.render(id)).toEqual({ end: 'finished' })
  const { episode, today } = await services.gemini.spending(id)
  expect(episode).toMatchObject({ requests: 2 })
  expect(today).toEqual(episode)
  expect(episode?.cost).toBeGreaterThan(cost / 2)
  expect(episode?.cost).toBeLessThan(cost * 2)

  const made = server.requests.length
  expect(await services.episodes.plan(id)).toMatchObject({ missing: 0, cost: 0, isCurrent: true })
  expect(await services.render(id)).toEqual({ end: 'finished' })
  expect(server.requests).toHaveLength(made)

  const { script, digest } = await services.episodes.open(id)
  await services.episodes.saveScript(id, script.replace('Two for', 'Twice for'), digest)
  expect(await services.episodes.plan(id)).toMatchObject({ missing: 1 })
  expect(await services.render(id)).toEqual({ end: 'finished' })
  expect(server.requests).toHaveLength(made + 1)
  const ledger = readFileSync(join(services.data, 'ledger.jsonl'), 'utf8').trim().split('\n')
  expect(ledger).toHaveLength(6)
})

test('an episode stays with the model that spoke it until its engine is chosen anew', async () => {
  const services = start()
  await services.gemini.setKey(key)
  const id = await openScript(services, talk)
  await services.render(id)
  services.settings.set({ geminiModel: 'gemini-3.8-flash-lite-tts' })
  expect(await services.episodes.plan(id)).toMatchObject({ model: 'gemini-3.8-flash-tts', missing: 0 })
  await services.episodes.setEngine(id, 'draft')
  expect(await services.episodes.plan(id)).toMatchObject({ engine: 'draft', missing: 2, cost: 0 })
  await services.episodes.setEngine(id, 'gemini')
  expect(await services.episodes.plan(id)).toMatchObject({ model: 'gemini-3.8-flash-lite-tts', missing: 2 })
})

test('a budget stops a render before it is passed', async () => {
  const services = start({ budgetPerEpisode: 0.01 })
  await services.gemini.setKey(key)
  const long = Array.from({ length: 30 }, (_, i) => `Host: This is sentence number ${i} of a long talk.`)
  const id = await openScript(services, long.join('\n'))
  const { obstacle } = await services.episodes.plan(id)
  expect(obstacle?.code).toBe('budget-reached')
  expect(obstacle?.message).toMatch(
    /^This episode has cost \$0\.00 of its budget of \$0\.01; this would be about \$0\.0\d+ more\.$/,
  )
  const before = server.requests.length
  expect(await services.render(id)).toMatchObject({ end: 'failed', code: 'budget-reached' })
  expect(server.requests).toHaveLength(before)
})

test('a line that Google will not speak is named, and the others are made', async () => {
  const services = start()
  await services.gemini.setKey(key)
  const id = await openScript(services, talk)
  server.misbehave((request) =>
    JSON.stringify(request.body ?? '').includes('for the show') ? 'blocked-prompt' : undefined,
  )
  const outcome = await services.render(id)
  expect(outcome).toMatchObject({ end: 'failed', code: 'lines-unspoken', unspoken: [{ turn: 1 }] })
  expect('message' in outcome && outcome.message).toContain('line 4')
  const plan = await services.episodes.plan(id)
  expect(plan.missing).toBe(1)
})

test('when the day is used up it stops, says until when, and does not ask again', async () => {
  const services = start()
  await services.gemini.setKey(key)
  const id = await openScript(services, talk)
  server.misbehave(() => 'day-limit')
  expect(await services.render(id)).toMatchObject({ end: 'postponed' })
  const asked = server.requests.length
  expect((await services.episodes.plan(id)).obstacle).toMatchObject({ code: 'daily-limit' })
  const { stoppedUntil } = await services.gemini.state()
  expect(Date.parse(stoppedUntil ?? '')).toBeGreaterThan(Date.now())
  expect(await services.render(id)).toMatchObject({ end: 'postponed' })
  expect(server.requests).toHaveLength(asked)
})

test('a preview is paid once', async () => {
  const services = start()
  await services.gemini.setKey(key)
  const before = await services.voices.previews()
  expect(before.made).toEqual([])
  expect(before.cost).toBeGreaterThan(0)
  const first = await services.voices.preview({ voice: 'Kore', engine: 'gemini' })
  const asked = server.requests.length
  expect(await services.voices.preview({ voice: 'Kore', engine: 'gemini' })).toBe(first)
  expect(server.requests).toHaveLength(asked)
  expect((await services.voices.previews()).made).toEqual(['Kore'])
})

test('the extended library is searched page by page', async () => {
  const services = start()
  await services.gemini.setKey(key)
  const first = await services.voices.search({ language: 'de-DE' })
  expect(first.voices.length).toBeGreaterThan(0)
  expect(new Set(first.voices.flatMap(({ languages }) => languages))).toEqual(new Set(['de-DE']))

  // What was found can be cast, heard, and drafted.
  const name = first.voices[0]?.name ?? ''
  await services.voices.preview({ voice: name, engine: 'gemini' })
  expect((await services.voices.previews()).made).toEqual([name])
  const id = await openScript(services, `---\ncast:\n  Host: ${name}\n---\nHost: Hello.\n`)
  expect((await services.episodes.plan(id)).missing).toBe(1)
  await services.episodes.setEngine(id, 'draft')
  expect(await services.render(id)).toEqual({ end: 'finished' })
})

test('prices are the program’s until they are changed, and again when they are taken back', async () => {
  const services = start()
  const { prices } = await services.gemini.state()
  expect(prices).toMatchObject({ dated: '2026-11-23', isEdited: false })
  const id = await openScript(services, talk)
  const { cost } = await services.episodes.plan(id)
  const dearer = prices.rows.map((row) => ({ ...row, audioOut: row.audioOut * 10, textIn: row.textIn * 10 }))
  expect((await services.gemini.setPrices(dearer)).prices.isEdited).toBe(true)
  expect((await services.episodes.plan(id)).cost).toBeCloseTo(cost * 10, 6)
  expect((await services.gemini.setPrices(null)).prices).toEqual(prices)
})
