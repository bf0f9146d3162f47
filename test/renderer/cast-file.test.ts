// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { CastFile } from '../../src/renderer/editor/cast-file.ts'
import { makeFakeBridge } from './fake-bridge.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

function openCast() {
  const fake = makeFakeBridge({ episodes: 1 })
  const onFailure = vi.fn()
  const { id } = fake.episodes()[0]!
  const cast = new CastFile({ bridge: fake.bridge, id, cast: { Host: { voice: 'Angus' } }, onFailure })
  const told = () => fake.asked.map(({ input }) => input)
  return { fake, id, cast, onFailure, told }
}

test('a slider that moves is told once, when it rests', async () => {
  const { id, cast, told } = openCast()
  for (const pace of [1.1, 1.2, 1.3]) {
    cast.change('Host', { pace })
    await vi.advanceTimersByTimeAsync(100)
  }
  expect(told()).toEqual([])
  await vi.advanceTimersByTimeAsync(300)
  expect(told()).toEqual([{ id, cast: { Host: { voice: 'Angus', pace: 1.3 } } }])
  expect(cast.get()).toMatchObject({ isSaved: true, version: 1 })
})

test('settling tells at once, also what is changed meanwhile', async () => {
  const { fake, cast } = openCast()
  cast.change('Host', { pace: 1.1 })
  const settled = cast.settle()
  cast.change('Guest', { pace: 0.9 })
  await settled
  expect(fake.episodes()[0]!.cast).toEqual({ Host: { voice: 'Angus', pace: 1.1 }, Guest: { pace: 0.9 } })
  expect(cast.get().isSaved).toBe(true)
})

test('a cast that is not taken says so, stays on show and is told again with the next one', async () => {
  const { fake, cast, onFailure } = openCast()
  const take = fake.handlers['episode.setCast']
  const full = { ok: false, code: 'disk-full', message: 'The disk is full.' } as const
  fake.handlers['episode.setCast'] = () => full
  cast.change('Host', { pace: 1.1 })
  await cast.settle()
  expect(onFailure.mock.calls).toEqual([[full]])
  expect(cast.get()).toMatchObject({ isSaved: false, failure: full, cast: { Host: { pace: 1.1 } } })
  fake.handlers['episode.setCast'] = take
  await cast.settle()
  expect(cast.get()).toMatchObject({ isSaved: true, failure: undefined })
})

test('a closing page tells the newest cast within the event, once', () => {
  const { id, cast, told } = openCast()
  cast.change('Host', { pace: 1.1 })
  void cast.flush()
  cast.change('Host', { pace: 1.2 })
  cast.sendLast()
  cast.sendLast()
  expect(told()).toEqual([
    { id, cast: { Host: { voice: 'Angus', pace: 1.1 } } },
    { id, cast: { Host: { voice: 'Angus', pace: 1.2 } } },
  ])
})
