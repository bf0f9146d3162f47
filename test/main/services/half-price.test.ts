import { expect, onTestFinished, test } from 'vitest'
import { startGeminiServer } from '../../gemini-server/start-gemini-server.ts'
import { memorySettings } from '../../helpers/memory-settings.ts'
import { temporaryFolder } from '../../helpers/temporary-folder.ts'
import { startServices } from '../../helpers/window-services.ts'

const talk = `# One
Host: Welcome back to the show, everybody.
# Two
Guest: Thank you for having me again.
`

test('a batch survives quitting; a line that was changed meanwhile is made beside it, and nothing is paid twice', async () => {
  let ahead = 0
  const server = await startGeminiServer({
    now: () => Date.now() + ahead,
    batchDelay: 3_600_000,
  })
  onTestFinished(() => server.close())
  const asked = (operation: string) => server.requests.filter((one) => one.operation === operation).length
  const home = temporaryFolder()
  const settings = memorySettings({
    engine: 'gemini',
    geminiAddress: server.url,
    geminiService: 'batch',
    geminiDeadline: 6,
  })
  const first = startServices(home, settings)
  await first.gemini.setKey('AIzaSy-of-the-test-0123456789-abcd')
  const { episodes } = await first.library.openFiles([first.write('talk.md', talk)])
  const id = episodes[0] ?? ''
  const { promise: waits, resolve } = Promise.withResolvers<string>()
  first.renders.onProgress(({ waiting }) => {
    if (waiting !== undefined) resolve(waiting.message)
  })
  expect(await first.episodes.plan(id)).toMatchObject({ missing: 2, service: 'batch', wait: 6 * 3600 })
  await first.renders.start(id)
  expect(await waits).toMatch(/^Google makes 2 lines in a batch: /u)
  await first.close()
  expect([asked('batchGenerateContent'), asked('cancelBatch')]).toEqual([1, 0])

  // From now on everything is wanted at once; what is on its way is waited for all the same.
  settings.set({ geminiService: 'standard' })
  const next = startServices(home, settings)
  await next.gemini.setKey('AIzaSy-of-the-test-0123456789-abcd')
  expect(await next.episodes.plan(id)).toMatchObject({ missing: 2, cost: 0, batch: { lines: 2 } })
  const { script, digest } = await next.episodes.open(id)
  await next.episodes.saveScript(id, `${script}Host: One more thing before we begin.\n`, digest)
  const plan = await next.episodes.plan(id)
  expect(plan).toMatchObject({ missing: 3, batch: { lines: 2 } })
  expect(plan.cost).toBeGreaterThan(0)
  ahead = 3_600_000
  expect(await next.render(id)).toEqual({ end: 'finished' })
  expect([asked('batchGenerateContent'), asked('generateContent')]).toEqual([1, 1])
  expect(server.bill().entries.map(({ tier }) => tier)).toEqual(['standard', 'batch', 'batch'])
  expect(await next.episodes.plan(id)).toMatchObject({ missing: 0, isCurrent: true })
  expect(next.bugs).toEqual([])
})
