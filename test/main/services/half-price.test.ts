import { beforeEach, expect, onTestFinished, test } from 'vitest'
import type { PushData } from '../../../src/shared/ipc/schemas.ts'
import type { GeminiServer } from '../../gemini-server/gemini-server.ts'
import { startGeminiServer } from '../../gemini-server/start-gemini-server.ts'
import { memorySettings } from '../../helpers/memory-settings.ts'
import { temporaryFolder } from '../../helpers/temporary-folder.ts'
import { startServices, type ServicesUnderTest } from '../../helpers/window-services.ts'

const hour = 3_600_000
const talk = `# One
Host: Welcome back to the show, everybody.
# Two
Guest: Thank you for having me again.
`

let ahead: number
let server: GeminiServer
beforeEach(async () => {
  ahead = 0
  server = await startGeminiServer({ now: () => Date.now() + ahead, batchDelay: hour })
  onTestFinished(() => server.close())
})
const asked = (operation: string) => server.requests.filter((one) => one.operation === operation).length

/** A machine whose episodes are asked for in batches. */
function atHalfPrice() {
  return memorySettings({
    engine: 'gemini',
    geminiAddress: server.url,
    geminiService: 'batch',
    geminiDeadline: 6,
  })
}

async function open(services: ServicesUnderTest): Promise<string> {
  await services.gemini.setKey('AIzaSy-of-the-test-0123456789-abcd')
  const { episodes } = await services.library.openFiles([services.write('talk.md', talk)])
  return episodes[0] ?? ''
}

/** How the next render of an episode ends that nobody has to ask for. */
function nextEnd({ renders }: ServicesUnderTest, id: string) {
  const { promise, resolve } = Promise.withResolvers<PushData<'render.ended'>['outcome']>()
  renders.onEnded(({ episode, outcome }) => {
    if (episode === id) resolve(outcome)
  })
  return promise
}

const states = ({ queue }: ServicesUnderTest) => queue.state().jobs.map(({ state }) => state)

test('a batch is left to Google: it survives quitting, and is collected without a word', async () => {
  const home = temporaryFolder()
  const settings = atHalfPrice()
  const first = startServices(home, settings)
  const id = await open(first)
  expect(await first.episodes.plan(id)).toMatchObject({ missing: 2, service: 'batch', wait: 6 * 3600 })
  const end = await first.render(id)
  expect(end).toMatchObject({ end: 'postponed' })
  expect(end).toHaveProperty('message', expect.stringMatching(/^Google makes 2 lines for half the price, /u))
  expect(states(first)).toEqual(['batch'])
  await first.close()
  expect([asked('batchGenerateContent'), asked('cancelBatch')]).toEqual([1, 0])

  const next = startServices(home, settings)
  await next.gemini.setKey('AIzaSy-of-the-test-0123456789-abcd')
  expect(await next.episodes.plan(id)).toMatchObject({ missing: 2, cost: 0, batch: { lines: 2 } })
  const { script, digest } = await next.episodes.open(id)
  await next.episodes.saveScript(id, `${script}Host: One more thing before we begin.\n`, digest)
  const plan = await next.episodes.plan(id)
  expect(plan).toMatchObject({ missing: 3, batch: { lines: 2 } })
  expect(plan.cost).toBeGreaterThan(0)
  // What the batch does not bring is made at once, not in another one: somebody has waited already.
  ahead = hour
  const ended = nextEnd(next, id)
  next.renders.wake()
  expect(await ended).toEqual({ end: 'finished' })
  expect([asked('batchGenerateContent'), asked('generateContent')]).toEqual([1, 1])
  expect(new Set(server.bill().entries.map(({ tier }) => tier))).toEqual(new Set(['standard', 'batch']))
  expect(server.bill().entries.length).toBe(3)
  expect(await next.episodes.plan(id)).toMatchObject({ missing: 0, isCurrent: true })
  expect(states(next)).toEqual([])
  expect([...first.bugs, ...next.bugs]).toEqual([])
})

test('taken out of the queue and put back, an episode is made at half the price all the same', async () => {
  const services = startServices(temporaryFolder(), atHalfPrice())
  const id = await open(services)
  expect(await services.render(id)).toMatchObject({ end: 'postponed' })
  const job = services.queue.state().jobs[0]?.id ?? ''
  await services.queue.remove(job)
  expect([states(services), asked('cancelBatch')]).toEqual([[], 1])
  const left = nextEnd(services, id)
  await services.queue.putBack(job)
  expect(await left).toMatchObject({ end: 'postponed' })
  expect([states(services), asked('cancelBatch')]).toEqual([['batch'], 1])
  ahead = hour
  const ended = nextEnd(services, id)
  services.renders.wake()
  expect(await ended).toEqual({ end: 'finished' })
  expect([asked('generateContent'), asked('batchGenerateContent')]).toEqual([0, 2])
  expect(server.bill().entries.map(({ tier }) => tier)).toEqual(['batch', 'batch'])
  expect(services.bugs).toEqual([])
})

test('a batch that Google lets go of only after it was put back is ordered anew, also after a new start', async () => {
  const home = temporaryFolder()
  const settings = atHalfPrice()
  const first = startServices(home, settings)
  const id = await open(first)
  await first.render(id)
  // The order to end it is on its way for a while.
  server.misbehave(({ operation }) => (operation === 'cancelBatch' ? 'internal' : undefined), {
    on: 'everything',
  })
  const job = first.queue.state().jobs[0]?.id ?? ''
  await first.queue.remove(job)
  const left = nextEnd(first, id)
  await first.queue.putBack(job)
  expect(await left).toMatchObject({ end: 'postponed' })
  await first.close()
  server.misbehave([])
  const [batch] = await endBatches()
  expect(batch).toBe(200)

  const next = startServices(home, settings)
  await next.gemini.setKey('AIzaSy-of-the-test-0123456789-abcd')
  const again = nextEnd(next, id)
  next.renders.wake()
  expect(await again).toMatchObject({ end: 'postponed' })
  expect([asked('generateContent'), asked('batchGenerateContent')]).toEqual([0, 2])
  expect(server.bill().entries).toEqual([])
  expect([...first.bugs, ...next.bugs]).toEqual([])
})

/** Ends all batches as Google does when it has got round to it; gives what it answered. */
async function endBatches(): Promise<readonly number[]> {
  const names = server.requests.flatMap(({ path }) => /\/(batches\/[\w.-]+)/u.exec(path)?.[1] ?? [])
  return Promise.all(
    [...new Set(names)].map(async (name) => {
      const headers = { 'x-goog-api-key': 'AIzaSy-of-the-test-0123456789-abcd' }
      const asking = { method: 'POST', headers, body: '{}' }
      const { status } = await fetch(`${server.url}/v1beta/${name}:cancel`, asking)
      return status
    }),
  )
}

test('who stops an episode stops its batch, too, also while other lines of it are spoken', async () => {
  const services = startServices(temporaryFolder(), atHalfPrice())
  const id = await open(services)
  expect(await services.render(id)).toMatchObject({ end: 'postponed' })
  // A later version has one line more; while that is asked for, the two others are on their way.
  services.settings.set({ geminiService: 'standard' })
  const { script, digest } = await services.episodes.open(id)
  await services.episodes.saveScript(id, `${script}Host: One more thing before we begin.\n`, digest)
  const { promise: isAsked, resolve } = Promise.withResolvers<void>()
  server.misbehave(
    ({ operation }) => {
      if (operation !== 'generateContent') return undefined
      resolve()
      return 'hang'
    },
    { on: 'everything' },
  )
  const ended = nextEnd(services, id)
  let batch: unknown
  services.renders.onProgress((progress) => (batch = progress.batch))
  const job = await services.renders.start(id)
  await isAsked
  expect(batch).toMatchObject({ lines: 2 })
  expect(asked('cancelBatch')).toBe(0)
  await services.renders.cancel(job)
  expect(await ended).toEqual({ end: 'cancelled' })
  expect(asked('cancelBatch')).toBe(1)
  expect(states(services)).toEqual([])
  expect(services.bugs).toEqual([])
})
