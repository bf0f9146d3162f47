import type { QueueJob } from '../../core/queue/queue-job.ts'
import type { SetTimer } from '../limiter/set-timer.ts'

/** Collects what Google has made in batches, whether or not somebody waits for it. */
export interface BatchWatch {
  /** Looks now, and again from time to time while batches are on their way. */
  readonly look: () => void
  /** Resolves when nothing is asked of the studio any more. */
  readonly close: () => Promise<void>
}

export type WatchBatches = {
  /** The episodes that have batches on their way, of all libraries and keys. */
  readonly open: () => Promise<readonly string[]>
  /** Looks at those of an episode of the open library; nothing happens where it is in another. */
  readonly collect: (episode: string, signal: AbortSignal) => Promise<void>
  /** The jobs that wait for a batch. */
  readonly waiting: () => Promise<readonly QueueJob[]>
  /** What a job has waited for is there, or given up. */
  readonly onCollected: (job: QueueJob) => Promise<void>
  readonly setTimer: SetTimer
  readonly onBug: (error: unknown) => void
}

/** Milliseconds between two looks: soon at first, then every five minutes. */
const pauses = { first: 10_000, longest: 300_000, growth: 1.5 } as const

/** Makes the watch; it looks at nothing until it is told to. */
export function watchBatches(options: WatchBatches): BatchWatch {
  const closing = new AbortController()
  let pause: number = pauses.first
  let stopTimer: (() => void) | undefined
  let looking: Promise<void> | undefined
  let mustLook = false

  const lookOnce = async () => {
    // Who begins to wait while this looks is told by the next look.
    const waiting = await options.waiting()
    for (const episode of await options.open()) {
      if (closing.signal.aborted) return
      await options.collect(episode, closing.signal)
    }
    if (closing.signal.aborted) return
    const open = new Set(await options.open())
    for (const job of waiting) if (!open.has(job.episode)) await options.onCollected(job)
    if (open.size === 0 || closing.signal.aborted) return
    stopTimer = options.setTimer(run, pause)
    pause = Math.min(pauses.longest, pause * pauses.growth)
  }
  const run = () => {
    mustLook = true
    looking ??= (async () => {
      while (mustLook && !closing.signal.aborted) {
        mustLook = false
        stopTimer?.()
        stopTimer = undefined
        await lookOnce().catch(options.onBug)
      }
      looking = undefined
    })()
  }
  return {
    look() {
      pause = pauses.first
      run()
    },
    async close() {
      closing.abort()
      stopTimer?.()
      await looking
    },
  }
}
