import type { LimiterMemory } from '../../src/core/limiter/limiter-memory.ts'
import type { RenderNews } from '../../src/core/estimate/forecast-render.ts'
import type { SetTimer } from '../../src/main/limiter/set-timer.ts'
import { createLimiter } from '../../src/main/limiter/create-limiter.ts'
import type { ServerBucket } from '../core/limiter/server-bucket.ts'
import { createSimulatedClock } from './simulated-clock.ts'
import type { SimulatedRender } from './simulated-render.ts'

export type LimitedWorld = {
  readonly bucket: ServerBucket
  /** What is known of the server from earlier renders. */
  readonly memory: LimiterMemory | undefined
  /** Seconds that each request takes once it is let through; it is believed to take that. */
  readonly latency: readonly number[]
  /** Requests that are worked on at once. */
  readonly workers: number
}

/** Plays a render with the limiter of the program against a server that counts requests: nothing else is in its way. */
export async function limitRender({
  bucket,
  memory,
  latency,
  workers,
}: LimitedWorld): Promise<SimulatedRender> {
  const time = createSimulatedClock('1970-01-01T01:00:00Z')
  const now = () => time.clock().getTime()
  const pause = (seconds: number) => new Promise<void>((resolve) => setTimer(resolve, seconds * 1000))
  const news: { at: number; news: RenderNews }[] = []
  const tell = (told: RenderNews) => news.push({ at: now() / 1000, news: told })
  const { clock } = time
  // Whole milliseconds, like real timers.
  const setTimer: SetTimer = (run, milliseconds) => time.setTimer(run, Math.ceil(milliseconds))
  const limiter = createLimiter({
    model: 'speech',
    memory,
    onLearn: () => undefined,
    clock,
    setTimer,
    mostAtOnce: workers,
  })
  const signal = new AbortController().signal
  tell({ step: 'plan', latency, audio: 0 })
  const queue = latency.entries()
  let end = 0
  const work = async () => {
    for (const [request, seconds] of queue) {
      tell({ step: 'request', request, now: 'begun' })
      for (let isRefused = true; isRefused;) {
        const onWait = (until: Date) => tell({ step: 'request', request, now: 'pace', until })
        const admission = await limiter.admit({ job: 'one', signal, onWait })
        tell({ step: 'request', request, now: 'going' })
        const wait = bucket.take(now() + 100)
        isRefused = wait !== undefined
        await pause(isRefused ? 0.3 : seconds)
        admission.end(
          wait === undefined ? { kind: 'answered' } : { kind: 'refused', retryAfter: Math.ceil(wait) },
        )
      }
      tell({ step: 'request', request, now: 'over' })
      end = now() / 1000
    }
  }
  let isDone = false
  const all = Promise.all(Array.from({ length: workers }, work)).then(() => {
    isDone = true
  })
  while (!isDone) await time.pass(1000)
  await all
  return { news, end }
}
