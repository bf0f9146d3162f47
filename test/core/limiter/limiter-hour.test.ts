import { describe, expect, test } from 'vitest'
import { memoryOf } from '../../../src/core/limiter/limiter-memory.ts'
import { fixedWindow, slidingWindow, tokenBucket, type Limit, type ServerBucket } from './server-bucket.ts'
import { figuresOf, simulate, type Simulation } from './simulate.ts'

const minute = 60_000
const hour = 60 * minute
const seeds = [1, 2, 3, 4, 5, 6]
/** More of them for the figures that count. */
const manySeeds = Array.from({ length: 20 }, (_, index) => index + 1)

const kinds: readonly (readonly [string, (limit: Limit, seed: number) => ServerBucket])[] = [
  ['a minute by the clock', (limit, seed) => fixedWindow(limit, (seed * 7919) % minute)],
  ['any 60 s', slidingWindow],
  ['a bucket of a minute', (limit) => tokenBucket(limit, 1)],
]

/** Requests a minute and the share refused, of the worst of several simulated hours, the first five minutes apart. */
function worstHour(
  simulation: Omit<Simulation, 'bucket' | 'seed' | 'length'>,
  bucketOf: (seed: number) => ServerBucket,
) {
  const hours = manySeeds.map((seed) => {
    const { requests } = simulate({ ...simulation, bucket: bucketOf(seed), seed, length: hour })
    return figuresOf(requests, 5 * minute, hour)
  })
  return {
    perMinute: Math.min(...hours.map(({ perMinute }) => perMinute)),
    refused: Math.max(...hours.map(({ refused }) => refused)),
  }
}

/** What eight at once can use, requests a minute: each takes 11 s, and 0.2 s on the way. */
const eightAtOnce = 8 * (60 / 11.2)

describe.each(kinds)('a server that counts by %s', (_, bucketOf) => {
  test.each([3, 10, 30])('%d a minute: at least 90 % of it is sent, at most 2 %% refused', (limit) => {
    for (const tells of ['exactly', 'whole seconds'] as const) {
      const worst = worstHour({ tells }, (seed) => bucketOf(() => limit, seed))
      expect(worst.perMinute).toBeGreaterThanOrEqual(0.9 * limit)
      expect(worst.refused).toBeLessThanOrEqual(0.02)
    }
  })

  test('10 a minute, where the server does not say how long to wait', () => {
    const worst = worstHour({ tells: 'nothing' }, (seed) => bucketOf(() => 10, seed))
    expect(worst.perMinute).toBeGreaterThanOrEqual(9)
    expect(worst.refused).toBeLessThanOrEqual(0.02)
  })

  test('60 a minute, with requests short enough to reach it', () => {
    const worst = worstHour({ tells: 'exactly', takes: [1000, 3000] }, (seed) => bucketOf(() => 60, seed))
    expect(worst.perMinute).toBeGreaterThanOrEqual(54)
    expect(worst.refused).toBeLessThanOrEqual(0.02)
  })

  test.each([60, 1000])(
    '%d a minute, more than eight at once can use: they are used all the time',
    (limit) => {
      const worst = worstHour({ tells: 'exactly' }, (seed) => bucketOf(() => limit, seed))
      // 11 s each, and 0.2 s on the way.
      expect(worst.perMinute).toBeGreaterThanOrEqual(0.9 * 8 * (60 / 11.2))
      expect(worst.refused).toBe(0)
    },
  )

  test.each(seeds)('a limit that is changed is followed: 10, then 5, then 20 (%d)', (seed) => {
    const limit: Limit = (now) => (now < hour ? 10 : now < 2 * hour ? 5 : 20)
    const simulation = { bucket: bucketOf(limit, seed), seed, length: 4 * hour, tells: 'exactly' } as const
    const { requests } = simulate(simulation)
    const lowered = figuresOf(requests, hour + 10 * minute, 2 * hour)
    expect(lowered.perMinute).toBeGreaterThanOrEqual(0.85 * 5)
    expect(lowered.refused).toBeLessThanOrEqual(0.03)
    const raised = figuresOf(requests, 2 * hour + 40 * minute, 4 * hour)
    expect(raised.perMinute).toBeGreaterThanOrEqual(0.85 * 20)
    expect(raised.refused).toBeLessThanOrEqual(0.02)
  })

  test.each(seeds)('a better plan, a day later, is made use of within half an hour (%d)', (seed) => {
    const limit: Limit = (now) => (now < hour ? 3 : 1000)
    const bucket = bucketOf(limit, seed)
    const { state } = simulate({ bucket, seed, length: hour, tells: 'exactly' })
    const start = 24 * hour
    const next = { bucket, seed, start, length: hour, tells: 'exactly', memory: memoryOf(state) } as const
    const figures = figuresOf(simulate(next).requests, start + hour / 2, start + hour)
    expect(figures.perMinute).toBeGreaterThanOrEqual(0.9 * eightAtOnce)
    expect(figures.refused).toBe(0)
  })

  test.each(seeds)('a restart goes on at the pace that was learned (%d)', (seed) => {
    const bucket = bucketOf(() => 10, seed)
    const { state } = simulate({ bucket, seed, length: hour, tells: 'exactly' })
    const restart = { bucket, seed, start: hour + 20_000, length: 20 * minute, tells: 'exactly' } as const
    const { requests } = simulate({ ...restart, memory: memoryOf(state) })
    const figures = figuresOf(requests, restart.start, restart.start + restart.length)
    expect(figures.perMinute).toBeGreaterThanOrEqual(9)
    expect(figures.refused).toBeLessThanOrEqual(0.02)
  })
})

test('never more under way than eight; where bursts are refused, never two requests nearer than the pace allows', () => {
  const memory = { perMinute: 20, concurrency: 4, held: 0, patience: 1, burst: 1, burstRefusedAt: 0 }
  const simulation = {
    bucket: slidingWindow(() => 10),
    seed: 7,
    length: hour,
    tells: 'nothing',
    memory,
  } as const
  const { requests } = simulate(simulation)
  const gaps = requests
    .slice(1)
    .map(({ ticket }, index) => ticket.admittedAt - requests[index]!.ticket.admittedAt)
  expect(Math.max(...requests.map(({ underWay }) => underWay))).toBeLessThanOrEqual(8)
  for (const [index, gap] of gaps.entries()) {
    expect(gap).toBeGreaterThanOrEqual(60_000 / requests[index + 1]!.ticket.perMinute - 1e-3)
  }
})
