import { writeFileSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { PushData } from '../../../src/shared/ipc/schemas.ts'
import { startServices, type ServicesUnderTest } from '../../helpers/window-services.ts'
import { containing } from '../../helpers/matchers.ts'

async function openScript(services: ServicesUnderTest, text: string, name = 'talk.md') {
  const { episodes } = await services.library.openFiles([services.write(name, text)])
  return episodes[0] ?? ''
}

const long = Array.from({ length: 80 }, (_, i) => `Host: This is line number ${i} of a long script.`).join(
  '\n',
)

test('progress grows from 0 to the end and names every turn once', async () => {
  const services = startServices()
  const id = await openScript(services, 'Host: One.\nHost: Two.\nHost: Three.\nHost: Four.\n')
  const heard: PushData<'render.progress'>[] = []
  services.renders.onProgress((progress) => heard.push(progress))
  expect(await services.render(id)).toEqual({ end: 'finished' })
  const fractions = heard.map(({ fraction }) => fraction)
  expect(fractions).toEqual(fractions.toSorted((a, b) => a - b))
  expect(heard.flatMap(({ turns }) => turns).toSorted((a, b) => a - b)).toEqual([0, 1, 2, 3])
  expect(new Set(heard.map(({ step }) => step))).toEqual(new Set(['planning', 'speaking', 'mastering']))
  expect(services.renders.active()).toEqual([])
})

test('cancel ends a render, keeps what was made, and the next one goes on from there', async () => {
  const services = startServices()
  const id = await openScript(services, long)
  const job = await services.renders.start(id)
  expect(await services.renders.start(id)).toBe(job)
  const outcome = Promise.withResolvers<PushData<'render.ended'>['outcome']>()
  services.renders.onEnded((ended) => outcome.resolve(ended.outcome))
  services.renders.onProgress(({ made }) => {
    if (made >= 5) void services.renders.cancel(job).catch(() => undefined)
  })
  expect(await outcome.promise).toEqual({ end: 'cancelled' })
  const { missing } = await services.episodes.plan(id)
  expect(missing).toBeGreaterThan(0)
  expect(missing).toBeLessThanOrEqual(75)
})

test('a render that is cut off leaves its speakers their voices, whoever is new in the script', async () => {
  const services = startServices()
  const id = await openScript(services, long)
  const job = await services.renders.start(id)
  const outcome = Promise.withResolvers<unknown>()
  services.renders.onEnded((ended) => outcome.resolve(ended.outcome))
  services.renders.onProgress(({ made }) => {
    if (made >= 1) void services.renders.cancel(job).catch(() => undefined)
  })
  expect(await outcome.promise).toEqual({ end: 'cancelled' })
  const { missing } = await services.episodes.plan(id)
  const { script, digest } = await services.episodes.open(id)
  // Voices are given out in the order in which speakers come.
  await services.episodes.saveScript(id, `Anna: Me first.\n${script}`, digest)
  expect((await services.episodes.plan(id)).missing).toBe(missing + 1)
})

test('renders wait for each other; one that is cancelled while it waits never starts', async () => {
  const services = startServices()
  const first = await openScript(services, 'Host: One.\n', 'a.md')
  const second = await openScript(services, 'Host: Two.\n', 'b.md')
  const order: string[] = []
  services.renders.onEnded(({ episode, outcome }) =>
    order.push(`${episode === first ? 'first' : 'second'} ${outcome.end}`),
  )
  const one = services.render(first)
  const job = await services.renders.start(second)
  await services.renders.cancel(job)
  await one
  await services.renders.stopAll()
  expect(order).toEqual(['second cancelled', 'first finished'])
})

test('what cannot be spoken ends the render with its sentence', async () => {
  const services = startServices()
  const id = await openScript(services, 'Host: Hello.\nHost: Добрый вечер, дорогие слушатели.\n')
  expect(await services.render(id)).toMatchObject({
    end: 'failed',
    code: 'unspeakable-text',
    message: containing('line 2'),
  })
})

test('an episode that another Castwright renders is left alone; a lock left over offers to go on', async () => {
  const services = startServices()
  const id = await openScript(services, 'Host: Hello.\n')
  const locks = join(services.data, 'locks')
  mkdirSync(locks, { recursive: true })
  writeFileSync(join(locks, `${id}.lock`), JSON.stringify({ process: process.ppid }))
  expect(await services.render(id)).toMatchObject({ end: 'failed', code: 'episode-busy' })
  writeFileSync(join(locks, `${id}.lock`), JSON.stringify({ process: 2 ** 22 + 1 }))
  expect((await services.episodes.open(id)).isUnfinished).toBe(true)
  expect((await services.library.list()).episodes).toMatchObject([{ id, status: 'unfinished' }])
  expect(await services.render(id)).toEqual({ end: 'finished' })
  expect((await services.episodes.open(id)).isUnfinished).toBe(false)
})

test('an episode that goes to the trash is not made any longer', async () => {
  const services = startServices()
  const id = await openScript(services, long)
  const outcome = services.render(id)
  await services.library.trash([id])
  expect(await outcome).toEqual({ end: 'cancelled' })
  await expect(services.library.titleOf(id)).rejects.toMatchObject({ code: 'file-missing' })
  await services.library.restore([id])
  expect((await services.episodes.open(id)).isUnfinished).toBe(false)
})
