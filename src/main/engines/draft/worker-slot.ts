import { Worker } from 'node:worker_threads'
import { StudioError } from '../../../shared/studio-error.ts'
import { replySchema } from './worker-messages.ts'

/** Something for a worker to do; ends with exactly one call of `resolve` or `reject`. */
export type Job = {
  readonly id: number
  readonly task: unknown
  /** Names the job in messages: "line 12". */
  readonly place: string
  readonly progress: (seconds: number) => void
  readonly resolve: (result: unknown) => void
  readonly reject: (error: unknown) => void
}

/** A place for one worker thread and one job. */
export type WorkerSlot = {
  readonly job: Job | undefined
  readonly hasWorker: boolean
  take(job: Job): void
  /** Ends the worker, in the middle of its job if it has one; the job is no longer this slot's. */
  clear(): Promise<unknown>
}

export type WorkerSlotSettings = {
  readonly path: string | URL
  /** Seconds without a sign of progress after which the worker is ended. */
  readonly timeLimit: number
  /** Called when a job has ended by itself and the next can be taken. */
  readonly onFree: () => void
}

/** Seconds a worker may take to start. */
const startLimit = 60

/** The thread starts with the first job and never keeps the process alive while idle. */
export function createWorkerSlot({ path, timeLimit, onFree }: WorkerSlotSettings): WorkerSlot {
  let worker: Worker | undefined
  let isReady = false
  let job: Job | undefined
  let timer: NodeJS.Timeout | undefined

  function start(): void {
    const started = new Worker(path, { name: 'draft voices' })
    worker = started
    limit(startLimit)
    // A worker that was given up may still have something to say.
    const whileOurs = (listener: (value: unknown) => void) => (value: unknown) => {
      if (worker === started) listener(value)
    }
    started.on('message', whileOurs(receive))
    started.on('error', whileOurs(lose))
    started.on(
      'exit',
      whileOurs((exitCode) => lose(new Error(`The worker ended with exit code ${String(exitCode)}`))),
    )
  }

  function send({ id, task }: Job): void {
    worker?.ref()
    worker?.postMessage({ id, task })
    limit(timeLimit)
  }

  function limit(seconds: number): void {
    clearTimeout(timer)
    timer = setTimeout(() => {
      const sentence = `Speaking ${job?.place ?? 'a line'} made no progress for ${seconds} s and was stopped.`
      settle((late) => late.reject(new StudioError('engine-timeout', sentence)), { endWorker: true })
    }, seconds * 1000)
  }

  function receive(message: unknown): void {
    const parsed = replySchema.safeParse(message)
    if (!parsed.success) {
      lose(parsed.error)
      return
    }
    const reply = parsed.data
    if (reply.kind === 'ready') {
      isReady = true
      if (job !== undefined) send(job)
    } else if (reply.id !== job?.id) {
      lose(new Error('The worker answered what it was not asked'))
    } else if (reply.kind === 'progress') {
      limit(timeLimit)
      job.progress(reply.seconds)
    } else if (reply.kind === 'done') {
      settle((done) => done.resolve(reply.result))
    } else {
      settle((failed) => failed.reject(failure(failed, new Error(reply.reason))))
    }
  }

  /** The worker is gone, or talks nonsense. */
  function lose(cause: unknown): void {
    const error = isReady
      ? undefined
      : new StudioError('engine-unavailable', 'The draft voices could not be started.', { cause })
    settle((lost) => lost.reject(error ?? failure(lost, cause)), { endWorker: true })
  }

  function settle(end: (job: Job) => void, { endWorker = false } = {}): void {
    const ended = job
    if (endWorker) void clear()
    job = undefined
    clearTimeout(timer)
    worker?.unref()
    if (ended !== undefined) end(ended)
    onFree()
  }

  function clear(): Promise<unknown> {
    const ending = worker
    clearTimeout(timer)
    worker = undefined
    isReady = false
    job = undefined
    return ending?.terminate() ?? Promise.resolve()
  }

  return {
    get job() {
      return job
    },
    get hasWorker() {
      return worker !== undefined
    },
    take(next) {
      job = next
      if (worker === undefined) start()
      else send(next)
    },
    clear,
  }
}

function failure({ place }: Job, cause: unknown): StudioError {
  return new StudioError('engine-failed', `The draft voices failed while speaking ${place}.`, { cause })
}
