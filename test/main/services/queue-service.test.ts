import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { RequestOutput } from '../../../src/shared/ipc/schemas.ts'
import { startServices, type ServicesUnderTest } from '../../helpers/window-services.ts'

type QueueState = RequestOutput<'queue.get'>

/** Resolves when the queue is as `holds` wants it. */
function until(services: ServicesUnderTest, holds: (state: QueueState) => boolean): Promise<QueueState> {
  const { promise, resolve } = Promise.withResolvers<QueueState>()
  const look = () => {
    const state = services.queue.state()
    if (holds(state)) resolve(state)
  }
  const stop = services.queue.onChange(look)
  look()
  return promise.finally(stop)
}

const linesOf = (name: string, count: number) =>
  Array.from({ length: count }, (_, line) => `Host: ${name}, line ${line}, is spoken in its turn.`).join('\n')

async function open(services: ServicesUnderTest, name: string, count: number): Promise<string> {
  const { episodes } = await services.library.openFiles([
    services.write(`${name}.md`, `---\ntitle: ${name}\n---\n\n${linesOf(name, count)}\n`),
  ])
  return episodes[0] ?? ''
}
const titles = ({ jobs }: QueueState) => jobs.map(({ title }) => title)

test('after an end in the middle drafts go on by themselves, and what is paid only when a person says so', async () => {
  const first = startServices()
  const draft = await open(first, 'Waves', 24)
  const paid = await open(first, 'Tides', 3)
  await first.episodes.setEngine(paid, 'gemini')
  const moved = new Promise<void>((resolve) => {
    first.renders.onProgress(({ made }) => made >= 3 && resolve())
  })
  await first.queue.add([draft, paid])
  await moved
  await first.close()

  const second = startServices(first.home)
  second.prepare().catch((bug: unknown) => second.bugs.push(bug))
  const ended = new Promise((resolve) => second.renders.onEnded(resolve))
  expect(await ended).toMatchObject({ episode: draft, outcome: { end: 'finished' } })
  expect(await second.episodes.plan(draft)).toMatchObject({ isCurrent: true })
  const left = await until(second, ({ jobs }) => jobs.length === 1 && jobs[0]?.left !== undefined)
  expect(left.jobs).toMatchObject([
    { title: 'Tides', engine: 'gemini', state: 'offered', left: { lines: 3 } },
  ])
  expect(left.jobs[0]?.left?.cost).toBeGreaterThan(0)

  // In another library it is shown with its folder and waits.
  const other = join(first.home, 'other')
  mkdirSync(other)
  await second.library.use(other)
  const away = await until(second, ({ jobs }) => jobs[0]?.elsewhere !== undefined)
  expect(away.jobs).toMatchObject([{ title: 'Tides', elsewhere: second.root }])
  await second.library.use(second.root)
  await until(second, ({ jobs }) => jobs[0]?.elsewhere === undefined)

  // An episode that is gone says so, and can be taken out.
  renameSync(await episodeFolder(second, paid), join(first.home, 'gone'))
  await second.queue.resume(left.jobs[0]?.id)
  const gone = await until(second, ({ jobs }) => jobs[0]?.state === 'failed')
  expect(gone.jobs[0]?.trouble).toMatchObject({ code: 'file-missing' })
  await second.queue.remove(gone.jobs[0]?.id ?? '')
  expect(second.queue.state().jobs).toEqual([])
  expect([...first.bugs, ...second.bugs]).toEqual([])
})

async function episodeFolder(services: ServicesUnderTest, id: string): Promise<string> {
  return join(await services.library.pathOf(id), '..')
}

test('jobs are moved, scheduled, paused together, taken out and put back at their places', async () => {
  const services = startServices()
  const [a, b, c] = [
    await open(services, 'A', 200),
    await open(services, 'B', 2),
    await open(services, 'C', 2),
  ]
  await services.queue.add([a, b, c])
  await until(services, ({ jobs }) => jobs[0]?.state === 'running')
  const [first, second, third] = services.queue.state().jobs.map(({ id }) => id)
  expect(await services.queue.move(third ?? '', { by: -9 })).toBe(0)
  expect(titles(services.queue.state())).toEqual(['C', 'A', 'B'])
  await services.queue.pause()
  expect(services.queue.state().jobs.map(({ state }) => state)).toEqual(['paused', 'paused', 'paused'])
  expect(services.renders.active()).toEqual([])

  await services.queue.remove(first ?? '')
  expect(titles(services.queue.state())).toEqual(['C', 'B'])
  await services.queue.putBack(first ?? '')
  expect(titles(services.queue.state())).toEqual(['C', 'A', 'B'])
  await expect(services.queue.putBack(first ?? '')).rejects.toMatchObject({ code: 'file-missing' })

  const night = Date.now() + 3_600_000
  await services.queue.schedule(third ?? '', night)
  const order: string[] = []
  services.renders.onEnded(({ episode }) => order.push(episode))
  await services.queue.resume(third)
  await services.queue.resume(second)
  const now = await until(services, ({ jobs }) => jobs.length === 2)
  expect(order).toEqual([b])
  expect(now.jobs).toMatchObject([
    { title: 'C', state: 'waiting', startAfter: new Date(night).toISOString() },
    { title: 'A', state: 'paused' },
  ])
  expect(services.queue.hasWork()).toBe(true)
  await expect(services.queue.move(second ?? '', { place: 0 })).rejects.toMatchObject({
    code: 'file-missing',
  })
})

test('where the database was lost, a render that was cut off is found again', async () => {
  const services = startServices()
  const id = await open(services, 'Waves', 3)
  const other = startServices(services.home)
  await services.close()
  rmSync(join(services.data, 'castwright.db'), { force: true })
  const locks = join(services.data, 'locks')
  mkdirSync(locks, { recursive: true })
  writeFileSync(join(locks, `${id}.lock`), JSON.stringify({ process: 2 ** 22 + 1 }))
  const ended = new Promise((resolve) => other.renders.onEnded(resolve))
  other.prepare().catch((bug: unknown) => other.bugs.push(bug))
  expect(await ended).toMatchObject({ episode: id, outcome: { end: 'finished' } })
})
