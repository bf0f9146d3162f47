import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { startGeminiServer } from '../../../gemini-server/start-gemini-server.ts'
import { memorySettings } from '../../../helpers/memory-settings.ts'
import { temporaryFolder } from '../../../helpers/temporary-folder.ts'
import { startServices } from '../../../helpers/window-services.ts'

const preview = { voice: 'Kore', engine: 'gemini' } as const

async function start() {
  const server = await startGeminiServer({ voice: 'murmur' })
  onTestFinished(() => server.close())
  const settings = memorySettings({ engine: 'gemini', geminiAddress: server.url })
  const services = startServices(temporaryFolder(), settings)
  await services.gemini.setKey('AIzaSy-of-the-test-0123456789-abcd')
  return { server, services, asked: server.requests.length }
}

test('a preview that is asked for again while it is made is paid once', async () => {
  const { server, services, asked } = await start()
  const ids = await Promise.all([services.voices.preview(preview), services.voices.preview(preview)])
  expect(new Set(ids).size).toBe(1)
  expect(server.requests).toHaveLength(asked + 1)
})

test('what is under way when the program closes is stopped, and its end is in the books', async () => {
  const { server, services } = await start()
  const { promise: isAsked, resolve } = Promise.withResolvers<void>()
  server.misbehave(() => {
    resolve()
    return 'hang'
  })
  const outcome = services.voices.preview(preview).catch((error: unknown) => error)
  await isAsked
  await services.close()
  expect(await outcome).toMatchObject({ code: 'cancelled' })
  const lines = readFileSync(join(services.data, 'ledger.jsonl'), 'utf8').trim().split('\n')
  expect(lines.map((line): unknown => JSON.parse(line))).toMatchObject([
    { kind: 'sent' },
    { kind: 'ended', outcome: 'failed', code: 'cancelled' },
  ])
})
