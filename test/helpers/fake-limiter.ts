import type { Limiter, RequestEnd } from '../../src/main/limiter/limiter.ts'
import { StudioError } from '../../src/shared/studio-error.ts'

export type FakeLimiter = Limiter & {
  /** How every admitted request ended, in order. */
  readonly ends: RequestEnd[]
  /** Who asked, in order. */
  readonly jobs: string[]
  readonly underWay: () => number
  /** From now on nobody is let through: those who wait are told so and wait until they are stopped. */
  readonly hold: (until: Date) => void
}

/** A limiter that lets everybody through at once, until the requests of the day are used up or it is told to hold. */
export function createFakeLimiter(): FakeLimiter {
  const ends: RequestEnd[] = []
  const jobs: string[] = []
  let underWay = 0
  let isOver = false
  let held: Date | undefined
  return {
    ends,
    jobs,
    underWay: () => underWay,
    hold: (until) => (held = until),
    pace: () => ({ perMinute: 60, concurrency: 8, stoppedUntil: undefined }),
    async admit({ job, signal, onWait }) {
      if (isOver) throw new StudioError('daily-limit', 'No more today.')
      jobs.push(job)
      if (held !== undefined) {
        onWait?.(held)
        await new Promise((resolve) => signal.addEventListener('abort', resolve, { once: true }))
      }
      if (signal.aborted) throw new StudioError('cancelled', 'Stopped.')
      underWay++
      let isEnded = false
      return {
        end(how) {
          if (isEnded) throw new Error('An admission ended twice')
          isEnded = true
          underWay--
          ends.push(how)
          if (how.kind === 'refused-for-today') isOver = true
        },
      }
    },
  }
}
