import { describe, expect, test } from 'vitest'
import { createLimiters } from '../../../src/main/limiter/create-limiters.ts'
import { keyId } from '../../../src/main/limiter/key-id.ts'
import { createMemoryLimiterStore } from '../../helpers/memory-limiter-store.ts'
import { createSimulatedClock } from '../../helpers/simulated-clock.ts'

const key = 'AIzaSyCanaryCanaryCanaryCanaryCanary0'
const signal = new AbortController().signal

function open(store = createMemoryLimiterStore()) {
  const time = createSimulatedClock()
  const limiters = createLimiters({ store, clock: time.clock, setTimer: time.setTimer })
  return { store, time, limiters }
}

test('there is one limiter for each key and model', () => {
  const { limiters } = open()
  expect(limiters.limiterFor(key, 'one')).toBe(limiters.limiterFor(key, 'one'))
  expect(limiters.limiterFor(key, 'one')).not.toBe(limiters.limiterFor(key, 'two'))
  expect(limiters.limiterFor(key, 'one')).not.toBe(limiters.limiterFor('another', 'one'))
})

test('what each has learned is there after a restart, and no other has it', async () => {
  const { store, limiters } = open()
  const admission = await limiters.limiterFor(key, 'one').admit({ job: 'a', signal })
  admission.end({ kind: 'refused-for-today' })
  limiters.close()
  const again = open(store).limiters
  expect(again.limiterFor(key, 'one').pace().stoppedUntil).toEqual(new Date('2026-11-24T08:00:00Z'))
  expect(again.limiterFor(key, 'two').pace().stoppedUntil).toBeUndefined()
  expect(again.limiterFor('another', 'one').pace().stoppedUntil).toBeUndefined()
})

test('closing keeps what was learned last', async () => {
  const { store, limiters } = open()
  await limiters.limiterFor(key, 'one').admit({ job: 'a', signal })
  expect(store.kept.size).toBe(0)
  limiters.close()
  expect(store.kept.size).toBe(1)
})

describe('what was kept and is no memory of a limiter is forgotten', () => {
  const whole = { perMinute: 10, concurrency: 4, held: 0, patience: 1 }
  test.each([
    ['nothing', null],
    ['text', 'ten'],
    ['a list', []],
    ['half of it', { perMinute: 10 }],
    ['a pace of nought', { ...whole, perMinute: 0 }],
    ['a pace without end', { ...whole, perMinute: 1e9 }],
    ['a pace that is no number', { ...whole, perMinute: null }],
    ['nobody at once', { ...whole, concurrency: 0 }],
    ['a refused pace below nought', { ...whole, refusedPace: -1 }],
    ['a patience without end', { ...whole, patience: 1e9 }],
    ['a day beyond all days', { ...whole, dayEnds: 1e300 }],
    ['a pause of a year', { ...whole, pause: { until: 1, length: 31_536_000_000 } }],
  ])('%s', (_, memory) => {
    const store = createMemoryLimiterStore()
    const id = `${keyId(key)}/one`
    const fresh = open().limiters.limiterFor(key, 'one').pace()
    store.kept.set(id, JSON.stringify(whole))
    expect(open(store).limiters.limiterFor(key, 'one').pace()).not.toEqual(fresh)
    store.kept.set(id, JSON.stringify(memory))
    expect(open(store).limiters.limiterFor(key, 'one').pace()).toEqual(fresh)
  })
})

test('nothing of the key is kept', async () => {
  const { store, limiters } = open()
  const admission = await limiters.limiterFor(key, 'one').admit({ job: 'a', signal })
  admission.end({ kind: 'refused', retryAfter: 1 })
  const kept = JSON.stringify([...store.kept])
  expect(kept).toContain(keyId(key))
  for (let at = 0; at + 6 <= key.length; at++) expect(kept).not.toContain(key.slice(at, at + 6))
  expect(keyId(key)).toMatch(/^[0-9a-f]{16}$/)
  expect(keyId(key)).not.toBe(keyId(`${key} `))
})
