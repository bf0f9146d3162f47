import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { GeminiServer } from '../../gemini-server/gemini-server.ts'
import { startGeminiServer } from '../../gemini-server/start-gemini-server.ts'
import { memorySettings } from '../../helpers/memory-settings.ts'
import { temporaryFolder } from '../../helpers/temporary-folder.ts'
import { startServices } from '../../helpers/window-services.ts'

let server: GeminiServer
beforeAll(async () => {
  server = await startGeminiServer()
})
afterAll(() => server.close())

const talk = `Host: Welcome back to the show, everybody. Today we look at the sea.
Guest: Thank you for having me. It is a subject I have loved since I was a child.
Host: Then let us begin at the beginning. What is sound, when there is no air?
Guest: It is the same thing as here: one drop pushes the next, and so it travels on.
Host: And does it travel faster than in air?
Guest: More than four times as fast. A whale can be heard on the other side of an ocean.
`

test('line by line every line is a request of its own', async () => {
  const services = startServices(
    temporaryFolder(),
    memorySettings({ engine: 'gemini', geminiAddress: server.url, geminiMode: 'lines' }),
  )
  await services.gemini.setKey('AIzaSy-of-the-test-0123456789-abcd')
  const { episodes } = await services.library.openFiles([
    services.write('talk.md', talk.split('\n').slice(0, 2).join('\n')),
  ])
  const before = server.requests.length
  expect(await services.render(episodes[0] ?? '')).toEqual({ end: 'finished' })
  expect(server.requests).toHaveLength(before + 2)
})

test('two speakers are spoken in one request and cut into their lines; one changed line is one request of one line', async () => {
  const services = startServices(
    temporaryFolder(),
    memorySettings({ engine: 'gemini', geminiAddress: server.url }),
  )
  await services.gemini.setKey('AIzaSy-of-the-test-0123456789-abcd')
  const { episodes } = await services.library.openFiles([services.write('talk.md', talk)])
  const id = episodes[0] ?? ''
  const before = server.requests.length
  expect(await services.render(id)).toEqual({ end: 'finished' })
  expect(server.requests.slice(before).map(({ operation }) => operation)).toEqual(['generateContent'])
  const { audio, script, digest } = await services.episodes.open(id)
  expect(audio?.turns).toHaveLength(6)
  const takes = readdirSync(join(services.root, 'takes'), { recursive: true, encoding: 'utf8' })
  expect(takes.filter((name) => name.endsWith('.wav'))).toHaveLength(6)

  await services.episodes.saveScript(id, script.replace('More than four', 'Nearly five'), digest)
  expect(await services.episodes.plan(id)).toMatchObject({ missing: 1 })
  expect(await services.render(id)).toEqual({ end: 'finished' })
  const texts = server.requests.slice(before + 1).map(({ body }) => JSON.stringify(body))
  expect(texts).toHaveLength(1)
  expect(texts[0]).toContain('Nearly five times as fast')
  expect(texts[0]).not.toContain('faster than in air')
})
