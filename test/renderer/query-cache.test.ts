import { expect, test } from 'vitest'
import { queryKey, QueryCache } from '../../src/renderer/bridge/query-cache.ts'
import { makeFakeBridge } from './fake-bridge.ts'

function look(cache: QueryCache, id: string) {
  const key = queryKey('episode.plan', [{ id }])
  return { key, leave: cache.subscribe(key, 'episode.plan', [{ id }], () => undefined) }
}

test('the plan of an episode is forgotten when nobody looks at it, and never shown as that of today', async () => {
  const fake = makeFakeBridge({ episodes: 1 })
  const cache = new QueryCache(fake.bridge)
  const { id } = fake.episodes()[0]!
  const [first, second] = [look(cache, id), look(cache, id)]
  await cache.renew('episode.plan', { id })
  first.leave()
  expect(cache.read(first.key)).toMatchObject({ ok: true })
  second.leave()
  expect(cache.read(first.key)).toBeUndefined()
  look(cache, id)
  expect(cache.read(first.key)).toBeUndefined()
})

test('the library is kept, so that its screen is there at once, and asked for anew', async () => {
  const fake = makeFakeBridge({ episodes: 3 })
  const cache = new QueryCache(fake.bridge)
  const key = queryKey('library.list', [])
  const subscribe = () => cache.subscribe(key, 'library.list', [], () => undefined)
  const leave = subscribe()
  await cache.renew('library.list')
  leave()
  expect(cache.read(key)).toMatchObject({ ok: true })
  const before = fake.asked.length
  subscribe()
  expect(fake.asked).toHaveLength(before + 1)
})

test('renewing waits for an answer to a question asked after it', async () => {
  const fake = makeFakeBridge({ episodes: 1, script: 'Host: One.\n' })
  const cache = new QueryCache(fake.bridge)
  const episode = fake.episodes()[0]!
  const { key } = look(cache, episode.id)
  const plan = fake.handlers['episode.plan']
  const gate = Promise.withResolvers<void>()
  let asked = 0
  fake.handlers['episode.plan'] = async (input) => {
    const reply = plan(input)
    if (asked++ === 0) await gate.promise
    return reply
  }
  await Promise.resolve()
  await Promise.resolve()
  episode.script = 'Host: One.\nHost: Two.\n'
  const renewed = cache.renew('episode.plan', { id: episode.id })
  gate.resolve()
  expect(await renewed).toMatchObject({ data: { missing: 2 } })
  expect(cache.read(key)).toMatchObject({ data: { missing: 2 } })
})
