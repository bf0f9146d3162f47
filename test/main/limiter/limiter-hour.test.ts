import { expect, test } from 'vitest'
import { createLimiters } from '../../../src/main/limiter/create-limiters.ts'
import { fixedWindow, slidingWindow, tokenBucket } from '../../core/limiter/server-bucket.ts'
import { createMemoryLimiterStore } from '../../helpers/memory-limiter-store.ts'
import { randomNumbers } from '../../helpers/random.ts'
import { createSimulatedClock } from '../../helpers/simulated-clock.ts'

const minute = 60_000
const signal = new AbortController().signal

test.each([
  ['a minute by the clock', fixedWindow(() => 10, 20_000)],
  ['any 60 s', slidingWindow(() => 10)],
  ['a bucket of a minute', tokenBucket(() => 10, 1)],
])('an hour of two jobs at 10 a minute, counted by %s', async (_, bucket) => {
  const time = createSimulatedClock()
  const limiters = createLimiters({ ...time, store: createMemoryLimiterStore() })
  const random = randomNumbers(1)
  const begin = time.clock().getTime()
  const passed = () => time.clock().getTime() - begin
  const sleep = async (milliseconds: number) => {
    await new Promise<void>((resolve) => time.setTimer(resolve, milliseconds))
  }
  const sent: { readonly job: string; readonly at: number; readonly isRefused: boolean }[] = []

  /** Sends one request after the other, as one of the eight of an engine that ask at once. */
  const work = async (job: string): Promise<never> => {
    const admission = await limiters.limiterFor('key', 'model').admit({ job, signal })
    const at = passed()
    await sleep(random() * 400)
    const retryAfter = bucket.take(passed())
    await sleep(retryAfter === undefined ? 2000 + random() * 18_000 : 300)
    sent.push({ job, at, isRefused: retryAfter !== undefined })
    admission.end(retryAfter === undefined ? { kind: 'answered' } : { kind: 'refused', retryAfter })
    return work(job)
  }
  for (const job of ['large', 'large', 'large', 'large', 'large', 'large', 'small', 'small']) void work(job)
  await time.pass(60 * minute)

  const later = sent.filter(({ at }) => at >= 5 * minute && at < 59 * minute)
  const refused = later.filter(({ isRefused }) => isRefused).length
  expect((later.length - refused) / 54).toBeGreaterThanOrEqual(9)
  expect(refused / later.length).toBeLessThanOrEqual(0.02)
  // Six ask for the one and two for the other; each has about half.
  const small = later.filter(({ job }) => job === 'small').length / later.length
  expect(small).toBeGreaterThan(0.4)
  expect(small).toBeLessThan(0.6)
})
