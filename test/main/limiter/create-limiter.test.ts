import { getEventListeners } from 'node:events'
import { describe, expect, test } from 'vitest'
import type { LimiterMemory } from '../../../src/core/limiter/limiter-memory.ts'
import { createLimiter } from '../../../src/main/limiter/create-limiter.ts'
import type { Admission, AdmitOptions } from '../../../src/main/limiter/limiter.ts'
import { isStudioError } from '../../../src/shared/studio-error.ts'
import { createSimulatedClock, type SimulatedClock } from '../../helpers/simulated-clock.ts'

const never = new AbortController().signal
/** Of a server that takes no two at once. */
const ten: LimiterMemory = {
  perMinute: 10,
  concurrency: 8,
  held: 0,
  patience: 1,
  refusedPace: 10.5,
  burst: 1,
}

/** A limiter on a clock that stands still, and what it told to keep. */
function open(memory: LimiterMemory | undefined, time: SimulatedClock = createSimulatedClock()) {
  const learned: LimiterMemory[] = []
  const { clock, setTimer } = time
  const onLearn = (kept: LimiterMemory) => void learned.push(kept)
  const limiter = createLimiter({ model: 'speech', memory, onLearn, clock, setTimer, mostAtOnce: 8 })
  const admitted: { readonly name: string; readonly at: string; readonly admission: Admission }[] = []
  const failed: { readonly name: string; readonly error: unknown }[] = []
  const ask = (name: string, options: Partial<AdmitOptions> = {}) => {
    limiter.admit({ job: 'one', signal: never, ...options }).then(
      (admission) => admitted.push({ name, at: clock().toISOString().slice(11, 19), admission }),
      (error: unknown) => failed.push({ name, error }),
    )
  }
  return { limiter, time, learned, admitted, failed, ask }
}

/** Three asked; the first was refused for the day. */
async function openStopped() {
  const room = open(ten)
  for (const name of ['a', 'b', 'c']) room.ask(name)
  await room.time.pass(1000)
  room.admitted[0]!.admission.end({ kind: 'refused-for-today' })
  await room.time.pass(0)
  return room
}

describe('pace', () => {
  test('requests go one after the other, at the pace that was learned', async () => {
    const { time, admitted, ask } = open(ten)
    for (const name of ['a', 'b', 'c']) ask(name)
    await time.pass(11_999)
    expect(admitted.map(({ name, at }) => `${name} ${at}`)).toEqual(['a 10:00:00', 'b 10:00:06'])
    await time.pass(1)
    expect(admitted.at(-1)).toMatchObject({ name: 'c', at: '10:00:12' })
  })

  test('no more are under way than may be, and the end of one lets the next through at once', async () => {
    const { time, admitted, ask } = open({ ...ten, perMinute: 6000, concurrency: 2 })
    for (const name of ['a', 'b', 'c']) ask(name)
    await time.pass(60_000)
    expect(admitted.map(({ name }) => name)).toEqual(['a', 'b'])
    admitted[0]!.admission.end({ kind: 'other' })
    await time.pass(0)
    expect(admitted.map(({ name }) => name)).toEqual(['a', 'b', 'c'])
  })

  test('after a refusal nothing is sent for as long as the server asks, whoever waits', async () => {
    const { time, admitted, ask } = open(ten)
    ask('a')
    await time.pass(1000)
    admitted[0]!.admission.end({ kind: 'refused', retryAfter: 49 })
    ask('b')
    await time.pass(49_499)
    expect(admitted.length).toBe(1)
    await time.pass(1)
    expect(admitted.length).toBe(2)
  })

  test('what was saved up by a rest goes at once, each job in its turn, and the wait of the others is told', async () => {
    const { time, admitted, ask } = open({ ...ten, perMinute: 9.7, refusedPace: 10, burst: 10 })
    const told: string[] = []
    const onWait = (until: Date) => void told.push(until.toISOString().slice(11, 19))
    for (let request = 0; request < 8; request++) ask('a', { job: 'a', onWait })
    for (const job of ['b', 'b', 'b', 'b']) ask(job, { job, onWait })
    await time.pass(0)
    // Eight at once.
    expect(admitted.map(({ at }) => at)).toEqual(Array.from({ length: 8 }, () => '10:00:00'))
    for (const { admission } of admitted.slice()) admission.end({ kind: 'answered' })
    await time.pass(0)
    expect(admitted.length).toBe(10)
    expect(new Set(told)).toEqual(new Set(['10:01:01']))
    time.set(-3_600_000)
    await time.pass(61_000)
    expect(admitted.length).toBe(10)
    await time.pass(16_000)
    expect(admitted.length).toBe(12)
  })

  test('is what a person is shown', async () => {
    const { limiter, time, admitted, ask } = open(ten)
    expect(limiter.pace()).toMatchObject({ perMinute: 10, concurrency: 8, stoppedUntil: undefined })
    ask('a')
    await time.pass(0)
    admitted[0]!.admission.end({ kind: 'refused', retryAfter: 1 })
    expect(limiter.pace()).toMatchObject({ perMinute: 5, concurrency: 4, stoppedUntil: undefined })
  })

  test('a request ends once; a second end is a fault of ours and changes nothing', async () => {
    const { limiter, time, admitted, ask } = open(ten)
    ask('a')
    await time.pass(0)
    admitted[0]!.admission.end({ kind: 'answered' })
    const pace = limiter.pace()
    expect(() => admitted[0]!.admission.end({ kind: 'refused', retryAfter: 9 })).toThrow(
      'A request ends once.',
    )
    expect(limiter.pace()).toEqual(pace)
  })
})

describe('those who wait', () => {
  test('of several jobs each gets its turn', async () => {
    const { time, admitted, ask } = open(ten)
    for (const name of ['a1', 'a2', 'a3', 'b1', 'b2', 'c1']) ask(name, { job: name[0]! })
    await time.pass(60_000)
    expect(admitted.map(({ name }) => name)).toEqual(['a1', 'a2', 'b1', 'c1', 'a3', 'b2'])
  })

  test('can leave at once; those behind move up, and no timer is left when nobody waits', async () => {
    const { time, admitted, failed, ask } = open(ten)
    const stop = new AbortController()
    ask('a')
    ask('b', { signal: stop.signal })
    ask('c')
    await time.pass(1000)
    stop.abort()
    await time.pass(0)
    expect(failed).toMatchObject([{ name: 'b', error: { code: 'cancelled' } }])
    await time.pass(5000)
    expect(admitted.map(({ name, at }) => `${name} ${at}`)).toEqual(['a 10:00:00', 'c 10:00:06'])
    expect(time.timers()).toBe(0)
  })

  test('leave no timer behind', async () => {
    const { time, ask } = open(ten)
    const stop = new AbortController()
    ask('a')
    ask('b', { signal: stop.signal })
    await time.pass(0)
    expect(time.timers()).toBe(1)
    stop.abort()
    expect(time.timers()).toBe(0)
  })

  test('are not let in when they were cancelled before', async () => {
    const { time, admitted, failed, ask } = open(undefined)
    ask('a', { signal: AbortSignal.abort() })
    await time.pass(0)
    expect(admitted).toEqual([])
    expect(isStudioError(failed[0]?.error, 'cancelled')).toBe(true)
  })

  test('keep what they were given when they are cancelled later', async () => {
    const { time, admitted, failed, ask } = open(undefined)
    const stop = new AbortController()
    ask('a', { signal: stop.signal })
    await time.pass(0)
    expect(getEventListeners(stop.signal, 'abort')).toEqual([])
    stop.abort()
    await time.pass(0)
    expect(failed).toEqual([])
    expect(() => admitted[0]!.admission.end({ kind: 'other' })).not.toThrow()
  })

  test('are told when it is their turn, if that is more than a second away, and again when it changes', async () => {
    const { time, admitted, ask } = open(ten)
    const told: string[] = []
    const onWait = (name: string) => (until: Date) =>
      void told.push(`${name} ${until.toISOString().slice(11, 21)}`)
    for (const name of ['a', 'b', 'c']) ask(name, { onWait: onWait(name) })
    await time.pass(3000)
    expect(told).toEqual(['b 10:00:06.0', 'c 10:00:12.0'])
    admitted[0]!.admission.end({ kind: 'refused', retryAfter: 49 })
    expect(told.slice(2)).toEqual(['b 10:00:52.5', 'c 10:01:04.5'])
    await time.pass(49_500)
    expect(told.length).toBe(4)
  })

  test('are not told of waits that are over at once', async () => {
    const told: Date[] = []
    const { time, admitted, ask } = open({ ...ten, perMinute: 120, refusedPace: undefined })
    for (const name of ['a', 'b']) ask(name, { onWait: (until) => told.push(until) })
    await time.pass(500)
    expect(admitted.length).toBe(2)
    expect(told).toEqual([])
  })
})

describe('the stop for the day', () => {
  test('tells all who wait, and all who come, when it goes on', async () => {
    const { limiter, time, failed, ask } = await openStopped()
    ask('d')
    await time.pass(0)
    expect(failed.map(({ name }) => name)).toEqual(['b', 'c', 'd'])
    for (const { error } of failed) {
      expect(isStudioError(error, 'daily-limit')).toBe(true)
      expect(String(error)).toMatch(/Today's requests to speech are used up; more can be sent .*\d:\d\d/)
    }
    expect(limiter.pace().stoppedUntil).toEqual(new Date('2026-11-24T08:00:00Z'))
    expect(time.timers()).toBe(0)
  })

  test.each([1, -1])('holds when the clock is set by %d h', async (hours) => {
    const room = await openStopped()
    room.time.set(hours * 3_600_000)
    room.ask('d')
    await room.time.pass(0)
    expect(room.admitted.length).toBe(1)
    expect(room.failed.at(-1)).toMatchObject({ name: 'd', error: { code: 'daily-limit' } })
  })

  test('is known after a restart, and over at midnight Pacific', async () => {
    const { learned, time } = await openStopped()
    const again = open(learned.at(-1), time)
    again.ask('a')
    await time.pass(0)
    expect(again.failed.length).toBe(1)
    await time.pass(Date.parse('2026-11-24T08:00:00Z') - time.clock().getTime())
    again.ask('b')
    await time.pass(0)
    expect(again.admitted.map(({ name }) => name)).toEqual(['b'])
    expect(again.limiter.pace().stoppedUntil).toBeUndefined()
  })
})

describe('a computer that sleeps', () => {
  test('wakes up and goes on, one request after the other, as if nothing had been', async () => {
    const { time, admitted, ask } = open(ten)
    for (const name of ['a', 'b', 'c', 'd']) ask(name)
    await time.pass(1000)
    time.sleep(3 * 3_600_000)
    await time.pass(17_000)
    expect(admitted.map(({ name, at }) => `${name} ${at}`)).toEqual([
      'a 10:00:00',
      'b 13:00:06',
      'c 13:00:12',
      'd 13:00:18',
    ])
  })

  test('does not wait on for a stop that was over while it slept', async () => {
    const { time, admitted, ask } = open(ten)
    ask('a')
    await time.pass(0)
    admitted[0]!.admission.end({ kind: 'refused', retryAfter: 3000 })
    ask('b')
    await time.pass(1000)
    time.sleep(3 * 3_600_000)
    await time.pass(15_000)
    expect(admitted.length).toBe(2)
  })
})

test('a clock that is set back makes nobody wait for it, and times are told as it shows them', async () => {
  const { time, admitted, ask } = open(ten)
  const told: string[] = []
  for (const name of ['a', 'b', 'c']) ask(name)
  await time.pass(1000)
  time.set(-3_600_000)
  await time.pass(5000)
  ask('d', { onWait: (until) => told.push(until.toISOString().slice(11, 19)) })
  // What it went on between two looks is lost.
  await time.pass(13_000)
  expect(admitted.map(({ name }) => name)).toEqual(['a', 'b', 'c'])
  expect(told[0]).toMatch(/^09:00:/)
})

describe('what is learned', () => {
  test('is told at once when it is a refusal, and otherwise now and then', async () => {
    const { limiter, time, learned, admitted, ask } = open({ ...ten, perMinute: 600, refusedPace: undefined })
    for (let request = 0; request < 100; request++) ask(`${request}`)
    for (let second = 0; second < 30; second++) {
      await time.pass(1000)
      for (const { admission } of admitted.splice(0)) admission.end({ kind: 'answered' })
    }
    expect(learned.length).toBeLessThanOrEqual(3)
    limiter.close()
    const before = learned.length
    limiter.close()
    expect(learned.length).toBe(before)
    expect(learned.at(-1)?.perMinute).toBe(limiter.pace().perMinute)
    ask('last')
    await time.pass(1000)
    admitted.at(-1)!.admission.end({ kind: 'refused', retryAfter: 5 })
    expect(learned.length).toBe(before + 1)
  })

  test('holds the gap after the last request across a restart', async () => {
    const { limiter, time, learned, ask } = open(ten)
    ask('a')
    await time.pass(2000)
    limiter.close()
    const again = open(learned.at(-1), time)
    again.ask('b')
    await time.pass(3999)
    expect(again.admitted).toEqual([])
    await time.pass(1)
    expect(again.admitted.length).toBe(1)
  })
})
