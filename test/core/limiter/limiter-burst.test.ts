import { describe, expect, test } from 'vitest'
import { estimateWall } from '../../../src/core/estimate/estimate-wall.ts'
import { WINDOW } from '../../../src/core/limiter/burst-limits.ts'
import { memoryOf, type LimiterMemory } from '../../../src/core/limiter/limiter-memory.ts'
import { startLimiter, type LimiterState } from '../../../src/core/limiter/limiter-state.ts'
import { limiterMemorySchema } from '../../../src/main/limiter/limiter-memory-schema.ts'
import { fixedWindow, slidingWindow, tokenBucket, type ServerBucket } from './server-bucket.ts'
import { simulate } from './simulate.ts'

const minute = 60_000
const hour = 60 * minute
const limit = 10
const seeds = Array.from({ length: 20 }, (_, index) => index + 1)
const counts = [5, 10, 22, 30, 60]

type Episode = { readonly bucket: ServerBucket; readonly seed: number; readonly latency: number }

/** An episode of so many requests from `start` on: its seconds, how many were refused, and when each was sent. */
function episode({ bucket, seed, latency }: Episode, from: LimiterState, start: number, count: number) {
  const takes = [1000 * latency, 1000 * latency] as const
  const work = { bucket, seed, takes, from, start, count, length: hour, tells: 'whole seconds' } as const
  const { requests, state } = simulate(work)
  const end = Math.max(...requests.map(({ endsAt }) => endsAt))
  const sent = requests.map(({ ticket }) => ticket.admittedAt)
  return { seconds: (end - start) / 1000, refused: requests.length - count, sent, state, end }
}

/** What an hour of work and a few episodes have taught. No quicker pace is about to be tried. */
function learn(
  { bucket, seed, latency }: Episode,
  known?: number,
): {
  readonly state: LimiterState
  readonly rested: number
} {
  const takes = [1000 * latency, 1000 * latency] as const
  const { state } = simulate({ bucket, seed, takes, length: hour, tells: 'whole seconds' })
  const refusedPace = known ?? state.refusedPace ?? limit
  const paced: LimiterState = {
    ...state,
    underWay: 0,
    held: 0,
    concurrency: 8,
    refusedPace,
    perMinute: 0.97 * refusedPace,
  }
  const episodes = [30, 30, 30].reduce(
    ({ from, start }, count) => {
      const done = episode({ bucket, seed, latency }, from, start, count)
      return { from: { ...done.state, held: 0 }, start: rest(done.end) }
    },
    { from: paced, start: rest(hour + minute) },
  )
  return { state: episodes.from, rested: episodes.start }
}

/** A full minute by the clock after at least a minute of rest. */
function rest(end: number): number {
  return (Math.ceil(end / minute) + 1) * minute
}

/** Seconds of a schedule: each is sent as soon as there is one of eight places and, of ten before it, the first is a minute old. */
function schedule(count: number, latency: number): number {
  const sent: number[] = []
  for (let place = 0; place < count; place++)
    sent.push(Math.max(0, (sent[place - limit] ?? -60) + 60, (sent[place - 8] ?? -latency) + latency))
  return sent.at(-1)! + latency
}

describe.each([1, 10])('an episode after a rest, answers that take %d s', (latency) => {
  describe.each<readonly [string, (seed: number) => ServerBucket]>([
    // The episode begins with a minute of the server: no limiter could know another phase.
    ['a minute by the clock', () => fixedWindow(() => limit, 0)],
    ['any 60 s', () => slidingWindow(() => limit)],
    ['a bucket of a minute', () => tokenBucket(() => limit, 1)],
  ])('a server that counts by %s', (kind, bucketOf) => {
    test.each(counts)('%d requests take the time of ten a minute, and as long as was said', (count) => {
      for (const seed of seeds) {
        const server = { bucket: bucketOf(seed), seed, latency }
        // What is saved up hides the limit for long: an hour may end with a pace that is a little too quick.
        const { state, rested } = learn(server, kind === 'a bucket of a minute' ? limit : undefined)
        const { seconds, refused, sent } = episode(server, state, rested, count)
        // The way there and back takes 0.4 s in each round of eight.
        expect(seconds).toBeLessThanOrEqual(1.1 * schedule(count, latency) + 0.4 * Math.ceil(count / 8))
        const { perMinute, burst } = state
        const requests = Array.from({ length: count }, () => ({ seconds: 1 }))
        const said = estimateWall({
          requests,
          perMinute,
          burst,
          concurrency: 8,
          latency: () => latency + 0.2,
        })
        if (refused === 0) expect(Math.abs(said / seconds - 1)).toBeLessThanOrEqual(0.15)
        if (kind === 'a bucket of a minute') continue
        expect(refused).toBe(0)
        for (const at of sent)
          expect(sent.filter((one) => one >= at && one < at + WINDOW - 1).length).toBeLessThanOrEqual(limit)
      }
    })
  })

  test.each(counts)('where nothing can be saved up, %d requests follow each other at the pace', (count) => {
    for (const seed of seeds) {
      const server = { bucket: tokenBucket(() => limit, 1 / 60), seed, latency }
      const { state, rested } = learn(server)
      expect(state.burst).toBe(1)
      const { seconds } = episode(server, state, rested, count)
      expect(seconds).toBeLessThanOrEqual(1.1 * (((count - 1) * 60) / state.perMinute + latency + 0.4))
    }
  })
})

test('five lines on a fresh key wait for no more than a place', () => {
  const server = { bucket: slidingWindow(() => limit), seed: 1, latency: 3 }
  const { seconds } = episode(server, startLimiter(undefined, 8, 0), 0, 5)
  expect(seconds).toBeLessThan(2 * 3.5)
})

test('a burst that is refused shrinks to what went through, and the pace stays', () => {
  const known: LimiterMemory = {
    perMinute: 9.021,
    concurrency: 8,
    held: 3,
    patience: 1,
    refusedPace: 9.3,
    burst: 8,
  }
  const server = { bucket: tokenBucket(() => limit, 0.5), seed: 4, latency: 1 }
  const { state, refused } = episode(server, startLimiter(known, 8, 0), 0, 8)
  expect(refused).toBeGreaterThanOrEqual(3)
  expect(state).toMatchObject({ burst: 8 - refused, perMinute: 9.021, refusedPace: 9.3, concurrency: 8 })
})

test('what was sent just before a restart still counts, also where the clock was set back; an old memory knows none', () => {
  const known: LimiterMemory = {
    perMinute: 9.7,
    concurrency: 8,
    held: 0,
    patience: 1,
    refusedPace: 10,
    burst: 10,
  }
  expect(limiterMemorySchema.parse({ ...known, burst: undefined })).toEqual({ ...known, burst: undefined })
  for (const back of [0, hour]) {
    const server = { bucket: slidingWindow(() => limit), seed: 2, latency: 1 }
    const first = episode(server, startLimiter(known, 8, hour), hour, 10)
    const kept = limiterMemorySchema.parse(JSON.parse(JSON.stringify(memoryOf(first.state))))
    const again = startLimiter(kept, 8, first.end - back)
    const clock: ServerBucket = { take: (now) => server.bucket.take(now + back) }
    const next = episode({ ...server, bucket: clock }, again, first.end - back, 10)
    expect(next.refused).toBe(0)
    expect(next.seconds).toBeLessThan(120)
  }
})
