import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { admitRequest, type Ticket } from '../../../src/core/limiter/admit-request.ts'
import { endRequest } from '../../../src/core/limiter/end-request.ts'
import { memoryOf } from '../../../src/core/limiter/limiter-memory.ts'
import { startLimiter, type LimiterState } from '../../../src/core/limiter/limiter-state.ts'
import { gapOf, nextAdmission, paceAllowsAt, stoppedUntil } from '../../../src/core/limiter/next-admission.ts'
import { LEAST_A_MINUTE, MOST_A_MINUTE } from '../../../src/core/limiter/pace-limits.ts'
import type { RequestEnd } from '../../../src/core/limiter/request-end.ts'
import { limiterMemorySchema } from '../../../src/main/limiter/limiter-memory-schema.ts'

const start = Date.parse('2026-11-23T10:00:00Z')
const answered: RequestEnd = { kind: 'answered' }
const refused = (retryAfter?: number): RequestEnd => ({ kind: 'refused', retryAfter })

/** Lets one through as soon as it may go; work has always been waiting. */
function admitNext(state: LimiterState, now: number): { state: LimiterState; ticket: Ticket; now: number } {
  const next = nextAdmission(state, now)!
  return { ...admitRequest(state, next, start - 1), now: next }
}

/** One after the other, each over before the next. */
function run(
  state: LimiterState,
  ends: readonly RequestEnd[],
  takes = 100,
): { state: LimiterState; now: number } {
  let now = start
  for (const end of ends) {
    const admitted = admitNext(state, now)
    now = admitted.now + takes
    state = endRequest(admitted.state, admitted.ticket, end, now)
  }
  return { state, now }
}

function steady(): LimiterState {
  return startLimiter({ perMinute: 40, concurrency: 8, held: 0, patience: 1, burst: 1 }, 8, start)
}

describe('the first request', () => {
  test('goes at once', () => {
    expect(nextAdmission(startLimiter(undefined, 8, start), start)).toBe(start)
  })
})

describe('an answer', () => {
  test('makes the pace that held its request back a little quicker', () => {
    const { state } = run({ ...startLimiter(undefined, 8, start), burst: 1 }, [answered, answered, answered])
    // The first had nothing to wait for, and shows nothing.
    expect(state.perMinute).toBe(22)
    expect(state.concurrency).toBe(4)
  })

  test('makes room for one more, where too few were under way at once', () => {
    let state = startLimiter({ perMinute: 6000, concurrency: 2, held: 0, patience: 1 }, 8, start)
    const first = admitNext(state, start)
    const second = admitNext(first.state, start)
    expect(nextAdmission(second.state, second.now)).toBeUndefined()
    state = endRequest(second.state, first.ticket, answered, start + 5000)
    const third = admitNext(state, start + 5000)
    state = endRequest(third.state, third.ticket, answered, start + 9000)
    expect(state.concurrency).toBe(2.5)
    expect(state.perMinute).toBe(6000)
  })

  test('to a request that waited for nothing changes nothing, however many there are', () => {
    let state = startLimiter(undefined, 8, start)
    const before = memoryOf(state)
    for (let request = 0; request < 100; request++) {
      const now = start + request * 600_000
      const admitted = admitRequest(state, now, now)
      state = endRequest(admitted.state, admitted.ticket, answered, now + 5000)
    }
    expect(memoryOf(state)).toMatchObject({ perMinute: before.perMinute, concurrency: before.concurrency })
  })
})

describe('a refusal', () => {
  test('stops everything for as long as the server asks, and halves pace and concurrency', () => {
    const { state, now } = run(steady(), [answered, refused(49)])
    expect(state).toMatchObject({ perMinute: 20, concurrency: 4 })
    expect(nextAdmission(state, now)).toBe(now + 49_500)
  })

  test('of requests that were on their way together counts once, and the longest stop holds', () => {
    const first = admitNext(steady(), start)
    const second = admitNext(first.state, first.now)
    let state = endRequest(second.state, first.ticket, refused(49), second.now + 10)
    state = endRequest(state, second.ticket, refused(3), second.now + 20)
    expect(state).toMatchObject({ perMinute: 20, concurrency: 4 })
    expect(nextAdmission(state, second.now + 20)).toBe(second.now + 10 + 49_500)
  })

  test.each([
    ['nothing', undefined, 15_000],
    ['nonsense', Number.NaN, 15_000],
    ['a time that is over', -5, 15_000],
    ['for ever', Infinity, 15_000],
    ['a year', 31_536_000, 3_600_000],
    ['no time at all', 0, 500],
  ])('that asks for %s', (_, retryAfter, pause) => {
    const { state, now } = run(steady(), [refused(retryAfter)])
    expect(paceAllowsAt(state) - now).toBe(Math.max(pause, gapOf(20) - 100))
  })

  test('after a refusal waits longer each time, up to the minute after which a server counts anew', () => {
    const pauses = [1, 2, 3, 4].map((count) => {
      const { state, now } = run(
        steady(),
        Array.from({ length: count }, () => refused()),
      )
      return state.pause!.until - now
    })
    expect(pauses).toEqual([15_000, 30_000, 60_000, 60_000])
  })

  test('without an answer in between does not change what is known of the pace', () => {
    const once = run(steady(), [...Array.from({ length: 60 }, () => answered), refused(1)]).state
    const often = run(steady(), [
      ...Array.from({ length: 60 }, () => answered),
      refused(1),
      refused(1),
      refused(1),
    ])
    expect(often.state.refusedPace).toBe(once.refusedPace)
    expect(often.state.perMinute).toBeLessThan(once.perMinute)
  })

  test('right after a break shows no more than that the pace was too quick', () => {
    const { state, now } = run(steady(), [answered])
    const later = now + 10 * 60_000
    const admitted = admitRequest(state, later, later)
    const after = endRequest(admitted.state, admitted.ticket, refused(1), later + 100)
    expect(after.refusedPace).toBe(40)
  })

  test('is not undone by the slow answer to a request from before it', () => {
    const slow = admitNext(steady(), start)
    const quick = admitNext(slow.state, slow.now)
    const state = endRequest(quick.state, quick.ticket, refused(1), quick.now + 100)
    const later = endRequest(state, slow.ticket, answered, quick.now + 20_000)
    expect(later).toMatchObject({ perMinute: 20, refusalsInARow: 1 })
  })

  test('after a refused pace is known, the pace comes back to just under it and stays there', () => {
    const { state } = run(
      startLimiter({ perMinute: 5, concurrency: 4, held: 0, patience: 1, refusedPace: 10 }, 8, start),
      Array.from({ length: 60 }, () => answered),
    )
    expect(state.perMinute).toBeCloseTo(9.7)
  })
})

describe('a refusal for the day', () => {
  test('stops until midnight Pacific, and is over then', () => {
    const { state, now } = run(startLimiter(undefined, 8, start), [{ kind: 'refused-for-today' }])
    const midnight = Date.parse('2026-11-24T08:00:00Z')
    expect(stoppedUntil(state, now)).toBe(midnight)
    expect(stoppedUntil(state, midnight - 1)).toBe(midnight)
    expect(stoppedUntil(state, midnight)).toBeUndefined()
    expect(memoryOf(admitNext(state, midnight).state).dayEnds).toBeUndefined()
  })

  test('leaves the pace as it is', () => {
    const { state } = run(startLimiter(undefined, 8, start), [{ kind: 'refused-for-today' }])
    expect(state).toMatchObject({ perMinute: 20, concurrency: 4, pause: undefined })
  })
})

test('trouble that says nothing of limits teaches nothing', () => {
  const { state } = run(
    startLimiter(undefined, 8, start),
    Array.from({ length: 20 }, () => ({ kind: 'other' })),
  )
  expect(state).toMatchObject({ perMinute: 20, concurrency: 4, refusedPace: undefined, underWay: 0 })
})

describe('what is remembered', () => {
  test('holds across a restart: pace, stop, day, and the gap after the last request', () => {
    const { state, now } = run(startLimiter(undefined, 8, start), [answered, answered, refused(300)])
    const again = startLimiter(limiterMemorySchema.parse(JSON.parse(JSON.stringify(memoryOf(state)))), 8, now)
    expect(memoryOf(again)).toEqual(memoryOf(state))
    expect(nextAdmission(again, now)).toBe(nextAdmission(state, now))
    const day = endRequest(state, admitNext(state, now).ticket, { kind: 'refused-for-today' }, now)
    expect(stoppedUntil(startLimiter(memoryOf(day), 8, now), now)).toBe(stoppedUntil(day, now))
  })

  test('makes nobody wait longer where the clock was set back since', () => {
    const day = run(startLimiter(undefined, 8, start), [refused(30), { kind: 'refused-for-today' }]).state
    const earlier = start - 30 * 86_400_000
    const again = startLimiter(memoryOf(day), 8, earlier)
    expect(nextAdmission(again, earlier)! - earlier).toBeLessThanOrEqual(30_500)
    expect(stoppedUntil(again, earlier)! - earlier).toBeLessThanOrEqual(25 * 3_600_000)
  })

  test('never lets more through at once than the program can take', () => {
    expect(startLimiter({ perMinute: 60, concurrency: 50, held: 0, patience: 1 }, 8, start).concurrency).toBe(
      8,
    )
  })

  test('is old after an hour without requests: a quicker pace is tried sooner', () => {
    const known = {
      perMinute: 9.7,
      concurrency: 4,
      held: 10,
      patience: 2,
      refusedPace: 10,
      lastAdmittedAt: start,
    }
    const next = (now: number) => admitRequest(startLimiter(known, 8, now), now, now).state.patience
    expect(next(start + 3_500_000)).toBe(2)
    expect(next(start + 3_700_000)).toBeLessThan(1)
  })
})

test('whatever happens: never more under way than allowed, never nearer than the pace, never before a stop is over', () => {
  const end = fc.oneof(
    { weight: 5, arbitrary: fc.constant(answered) },
    {
      weight: 2,
      arbitrary: fc.option(fc.double({ min: 0, max: 90, noNaN: true }), { nil: undefined }).map(refused),
    },
    { weight: 1, arbitrary: fc.constant<RequestEnd>({ kind: 'other' }) },
  )
  const step = fc.oneof(
    fc.record({ act: fc.constant('admit' as const), idle: fc.nat(30_000) }),
    fc.record({ act: fc.constant('end' as const), which: fc.nat(), after: fc.nat(20_000), end }),
  )
  fc.assert(
    fc.property(fc.array(step, { maxLength: 200 }), fc.integer({ min: 1, max: 8 }), (steps, mostAtOnce) => {
      let state = startLimiter(undefined, mostAtOnce, start)
      let now = start
      let last = -Infinity
      const underWay: Ticket[] = []
      for (const one of steps) {
        if (one.act === 'admit') {
          const next = nextAdmission(state, now)
          expect(next === undefined).toBe(underWay.length >= Math.floor(state.concurrency))
          if (next === undefined) continue
          expect(next).toBeGreaterThanOrEqual(now)
          // Without what was saved up.
          if (state.burst === 1 || state.refusalsInARow > 0)
            expect(next - last).toBeGreaterThanOrEqual(
              (1 - Math.min(1, state.saved)) * gapOf(state.perMinute) - 1e-3,
            )
          expect(next).toBeGreaterThanOrEqual(state.pause?.until ?? 0)
          now = next + one.idle
          const admitted = admitRequest(state, now, now - one.idle)
          state = admitted.state
          last = now
          underWay.push(admitted.ticket)
        } else if (underWay.length > 0) {
          const [ticket] = underWay.splice(one.which % underWay.length, 1)
          now += one.after
          state = endRequest(state, ticket!, one.end, now)
        }
        expect(state.underWay).toBe(underWay.length)
        expect(state.perMinute).toBeGreaterThanOrEqual(LEAST_A_MINUTE)
        expect(state.perMinute).toBeLessThanOrEqual(MOST_A_MINUTE)
        expect(state.concurrency).toBeGreaterThanOrEqual(1)
        expect(state.concurrency).toBeLessThanOrEqual(mostAtOnce)
        // What is remembered passes its own door.
        expect(limiterMemorySchema.parse(JSON.parse(JSON.stringify(memoryOf(state))))).toEqual(
          memoryOf(state),
        )
      }
    }),
    { numRuns: 300 },
  )
})
