import { getEventListeners } from 'node:events'
import { describe, expect, test } from 'vitest'
import { isStudioError } from '../../../src/shared/studio-error.ts'
import { openLimiter, ten } from '../../helpers/open-limiter.ts'

describe('pace', () => {
  test('requests go one after the other, at the pace that was learned', async () => {
    const { time, admitted, ask } = openLimiter(ten)
    for (const name of ['a', 'b', 'c']) ask(name)
    await time.pass(11_999)
    expect(admitted.map(({ name, at }) => `${name} ${at}`)).toEqual(['a 10:00:00', 'b 10:00:06'])
    await time.pass(1)
    expect(admitted.at(-1)).toMatchObject({ name: 'c', at: '10:00:12' })
  })

  test('no more are under way than may be, and the end of one lets the next through at once', async () => {
    const { time, admitted, ask } = openLimiter({ ...ten, perMinute: 6000, concurrency: 2 })
    for (const name of ['a', 'b', 'c']) ask(name)
    await time.pass(60_000)
    expect(admitted.map(({ name }) => name)).toEqual(['a', 'b'])
    admitted[0]!.admission.end({ kind: 'other' })
    await time.pass(0)
    expect(admitted.map(({ name }) => name)).toEqual(['a', 'b', 'c'])
  })

  test('after a refusal nothing is sent for as long as the server asks, whoever waits', async () => {
    const { time, admitted, ask } = openLimiter(ten)
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
    const { time, admitted, ask } = openLimiter({ ...ten, perMinute: 9.7, refusedPace: 10, burst: 10 })
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
    const { limiter, time, admitted, ask } = openLimiter(ten)
    expect(limiter.pace()).toMatchObject({ perMinute: 10, concurrency: 8, stoppedUntil: undefined })
    ask('a')
    await time.pass(0)
    admitted[0]!.admission.end({ kind: 'refused', retryAfter: 1 })
    expect(limiter.pace()).toMatchObject({ perMinute: 5, concurrency: 4, stoppedUntil: undefined })
  })

  test('a request ends once; a second end is a fault of ours and changes nothing', async () => {
    const { limiter, time, admitted, ask } = openLimiter(ten)
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
    const { time, admitted, ask } = openLimiter(ten)
    for (const name of ['a1', 'a2', 'a3', 'b1', 'b2', 'c1']) ask(name, { job: name[0]! })
    await time.pass(60_000)
    expect(admitted.map(({ name }) => name)).toEqual(['a1', 'a2', 'b1', 'c1', 'a3', 'b2'])
  })

  test('can leave at once; those behind move up, and no timer is left when nobody waits', async () => {
    const { time, admitted, failed, ask } = openLimiter(ten)
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
    const { time, ask } = openLimiter(ten)
    const stop = new AbortController()
    ask('a')
    ask('b', { signal: stop.signal })
    await time.pass(0)
    expect(time.timers()).toBe(1)
    stop.abort()
    expect(time.timers()).toBe(0)
  })

  test('are not let in when they were cancelled before', async () => {
    const { time, admitted, failed, ask } = openLimiter(undefined)
    ask('a', { signal: AbortSignal.abort() })
    await time.pass(0)
    expect(admitted).toEqual([])
    expect(isStudioError(failed[0]?.error, 'cancelled')).toBe(true)
  })

  test('keep what they were given when they are cancelled later', async () => {
    const { time, admitted, failed, ask } = openLimiter(undefined)
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
    const { time, admitted, ask } = openLimiter(ten)
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
    const { time, admitted, ask } = openLimiter({ ...ten, perMinute: 120, refusedPace: undefined })
    for (const name of ['a', 'b']) ask(name, { onWait: (until) => told.push(until) })
    await time.pass(500)
    expect(admitted.length).toBe(2)
    expect(told).toEqual([])
  })
})
