import { describe, expect, test } from 'vitest'
import { isStudioError } from '../../../src/shared/studio-error.ts'
import { openLimiter, ten } from '../../helpers/open-limiter.ts'

/** Three asked; the first was refused for the day. */
async function openStopped() {
  const room = openLimiter(ten)
  for (const name of ['a', 'b', 'c']) room.ask(name)
  await room.time.pass(1000)
  room.admitted[0]!.admission.end({ kind: 'refused-for-today' })
  await room.time.pass(0)
  return room
}

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
    const again = openLimiter(learned.at(-1), time)
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
    const { time, admitted, ask } = openLimiter(ten)
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
    const { time, admitted, ask } = openLimiter(ten)
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
  const { time, admitted, ask } = openLimiter(ten)
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
    const { limiter, time, learned, admitted, ask } = openLimiter({
      ...ten,
      perMinute: 600,
      refusedPace: undefined,
    })
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
    const { limiter, time, learned, ask } = openLimiter(ten)
    ask('a')
    await time.pass(2000)
    limiter.close()
    const again = openLimiter(learned.at(-1), time)
    again.ask('b')
    await time.pass(3999)
    expect(again.admitted).toEqual([])
    await time.pass(1)
    expect(again.admitted.length).toBe(1)
  })
})
