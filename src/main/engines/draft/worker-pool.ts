import { StudioError } from '../../../shared/studio-error.ts'
import { createWorkerSlot, type Job } from './worker-slot.ts'

export type WorkerPoolSettings<Result> = {
  /** The worker's file: it says "ready", then answers jobs (see `worker-messages.ts`). */
  readonly path: string | URL
  readonly workers: number
  /** Seconds a worker may go without a sign of progress; then it is ended and the next job gets a new one. */
  readonly timeLimit: number
  readonly parseResult: (result: unknown) => Result
}

export type JobOptions = {
  /** Names the job in messages: "line 12". */
  readonly place: string
  readonly signal: AbortSignal
  readonly onProgress?: ((seconds: number) => void) | undefined
}

/** Runs jobs in worker threads, first come first served. */
export type WorkerPool<Task, Result> = {
  /** Throws `cancelled` at once when the signal fires, `engine-timeout`, `engine-failed`, `engine-unavailable`. */
  run(task: Task, options: JobOptions): Promise<Result>
  /** Ends the workers that have nothing to do; they start again when they are needed. */
  rest(): Promise<void>
  /** Ends all workers; what is under way is `cancelled`. */
  close(): Promise<void>
}

/** A pool of so many workers; each starts when it is first needed. */
export function createWorkerPool<Task, Result>(
  settings: WorkerPoolSettings<Result>,
): WorkerPool<Task, Result> {
  const { path, timeLimit } = settings
  const slots = Array.from({ length: settings.workers }, () =>
    createWorkerSlot({ path, timeLimit, onFree: assignJobs }),
  )
  const queue: Job[] = []
  const endings = new Set<Promise<unknown>>()
  let isClosed = false
  let lastId = 0

  function assignJobs(): void {
    // A worker that runs already comes before one that would have to start.
    for (const slot of slots.toSorted((a, b) => Number(b.hasWorker) - Number(a.hasWorker))) {
      if (slot.job !== undefined) continue
      const job = queue.shift()
      if (job === undefined) return
      slot.take(job)
    }
  }

  function cancel(job: Job): void {
    const waiting = queue.indexOf(job)
    if (waiting >= 0) queue.splice(waiting, 1)
    for (const slot of slots) if (slot.job === job) keepEnding(slot.clear())
    job.reject(cancelled(job.place))
    assignJobs()
  }

  function keepEnding(ending: Promise<unknown>): void {
    endings.add(ending)
    void ending.finally(() => endings.delete(ending))
  }

  return {
    async run(task, { place, signal, onProgress }) {
      if (signal.aborted) throw cancelled(place)
      if (isClosed) throw new StudioError('engine-unavailable', 'The draft voices have been shut down.')
      const { promise, resolve, reject } = Promise.withResolvers<unknown>()
      const job: Job = { id: ++lastId, task, place, progress: onProgress ?? (() => {}), resolve, reject }
      const onAbort = () => cancel(job)
      signal.addEventListener('abort', onAbort, { once: true })
      queue.push(job)
      assignJobs()
      try {
        return settings.parseResult(await promise)
      } finally {
        signal.removeEventListener('abort', onAbort)
      }
    },
    async rest() {
      for (const slot of slots) if (slot.job === undefined && slot.hasWorker) keepEnding(slot.clear())
      await Promise.all(endings)
    },
    async close() {
      isClosed = true
      const jobs = [...queue.splice(0), ...slots.flatMap(({ job }) => job ?? [])]
      for (const slot of slots) keepEnding(slot.clear())
      for (const { reject, place } of jobs) reject(cancelled(place))
      await Promise.all(endings)
    },
  }
}

function cancelled(place: string): StudioError {
  return new StudioError('cancelled', `Speaking ${place} was cancelled.`)
}
