import * as change from '../../core/queue/change-queue.ts'
import { nextJob, nextStart } from '../../core/queue/next-job.ts'
import { queueAfterStart } from '../../core/queue/queue-after-start.ts'
import type { QueueJob } from '../../core/queue/queue-job.ts'
import { calledOff } from '../engines/called-off.ts'
import type { PushData } from '../../shared/ipc/schemas.ts'
import type { SetTimer } from '../limiter/set-timer.ts'
import type { QueueKeeper } from './queue-keeper.ts'
import type { RunOutcome, ToldProgress } from './run-render.ts'

export type Outcome = PushData<'render.ended'>['outcome']

/** Takes the jobs of the queue up one after the other. */
export interface RenderLine {
  /** Begins the next job if one may begin now. To be called whenever something may be different. */
  readonly look: () => void
  /** The render that is under way. */
  readonly running: () => ToldProgress | undefined
  /** Stops a job if it is under way, and resolves when it has let go of its folder: whether its end was told. */
  readonly stop: (job: string) => Promise<boolean>
  /** Stops what is under way and begins nothing; the queue stays written down as it is, for the next start. */
  readonly halt: () => Promise<void>
  /** Goes on after a halt, if there was one. */
  readonly goOn: () => Promise<void>
}

export type RenderLineOptions = {
  readonly keeper: QueueKeeper
  /** Real path of the open library; undefined while it is not to be had. */
  readonly library: () => Promise<string | undefined>
  /** Whether a job may begin as it was agreed to; otherwise it is offered. */
  readonly isAgreed: (job: QueueJob) => Promise<boolean>
  readonly run: (
    job: QueueJob,
    signal: AbortSignal,
    onProgress: (progress: ToldProgress) => void,
  ) => Promise<RunOutcome>
  /** When the requests of the day renew, milliseconds since 1970. */
  readonly renewal: (job: QueueJob) => Promise<number>
  readonly clock: () => Date
  readonly setTimer: SetTimer
  readonly onProgress: (progress: ToldProgress) => void
  readonly onEnded: (job: QueueJob, outcome: Outcome) => void
  readonly onBug: (error: unknown) => void
}

type Running = {
  readonly job: QueueJob
  readonly stop: AbortController
  ended: Promise<void>
  progress: ToldProgress | undefined
  isTold: boolean
}

/** Timers stand still while the computer sleeps, and its clock may be set: so often the time is looked at. */
const LONGEST_TIMER = 30_000

/** Makes the line; it stands still until `look` is called. */
export function createRenderLine(options: RenderLineOptions): RenderLine {
  const { keeper, clock } = options
  let running: Running | undefined
  let stopTimer: (() => void) | undefined
  let looking: Promise<void> | undefined
  let mustLook = false
  let isHalted = false
  /** What was said of jobs that wait for a batch. */
  const said = new Map<string, string>()

  const begin = (job: QueueJob) => {
    const stop = new AbortController()
    const mine: Running = { job, stop, ended: Promise.resolve(), progress: undefined, isTold: false }
    running = mine
    mine.ended = take(mine)
      .catch((error: unknown) => breakDown(mine, error))
      .catch(options.onBug)
      .then(() => {
        if (running === mine) running = undefined
        look()
      })
  }
  /** Left as it is, the job would be begun again and again, or would keep the others waiting for good. */
  const breakDown = async ({ job, isTold }: Running, error: unknown) => {
    options.onBug(error)
    const trouble = { code: 'internal', message: 'Castwright has met a fault of its own.' } as const
    if (!isTold) await keeper.change((now) => change.failJob(now, job.id, trouble))
  }
  const take = async (mine: Running) => {
    const { job, stop } = mine
    const isAgreed = await options.isAgreed(job)
    const queue = await keeper.change((now) => {
      // It may have been paused or removed meanwhile.
      const state = now.find(({ id }) => id === job.id)?.state
      if (state !== 'waiting' && state !== 'batch') return now
      return isAgreed ? change.beginJob(now, job.id) : change.offerJob(now, job.id)
    })
    if (queue.find(({ id }) => id === job.id)?.state !== 'running') return
    const outcome = await options.run(job, stop.signal, (progress) => {
      mine.progress = progress
      options.onProgress(progress)
    })
    const told = isHalted ? ({ end: 'cancelled' } as const) : await settle(job, outcome)
    // Whoever hears of the end finds nothing under way any more.
    running = undefined
    mine.isTold = true
    options.onEnded(job, told)
  }
  const settle = async (job: QueueJob, outcome: RunOutcome): Promise<Outcome> => {
    const { id } = job
    const before = said.get(id)
    said.delete(id)
    if (outcome.end === 'finished') {
      await keeper.change((now) => change.removeJob(now, id))
      return outcome
    }
    if (outcome.end === 'batch') {
      const { until, message, mayOrderAgain } = outcome
      await keeper.change((now) => change.awaitBatch(now, id, until.getTime(), mayOrderAgain))
      said.set(id, message)
      // A look that nobody has asked for, and that has found nothing new.
      const isKnown = job.state === 'batch' && message === before
      return { end: 'postponed', until: until.toISOString(), ...(isKnown ? {} : { message }) }
    }
    if (outcome.end === 'failed' && outcome.code === 'daily-limit') {
      const until = await options.renewal(job)
      await keeper.change((now) => change.postponeJob(now, id, until))
      return { end: 'postponed', until: new Date(until).toISOString(), message: outcome.message }
    }
    if (outcome.end === 'failed') {
      const { code, message } = outcome
      await keeper.change((now) => change.failJob(now, id, { code, message }))
      return outcome
    }
    // Whoever stopped it has written down before what is to become of it.
    const queue = keeper.now().some((left) => left.id === id && left.state === 'running')
      ? await keeper.change((now) => change.pauseJob(now, id))
      : keeper.now()
    return queue.find((left) => left.id === id)?.state === 'paused' ? { end: 'paused' } : outcome
  }
  const lookOnce = async () => {
    if (isHalted) return
    await keeper.read()
    const library = await options.library()
    if (isHalted || running !== undefined) return
    const now = clock().getTime()
    const job = nextJob(keeper.now(), now, library)
    if (job !== undefined) return begin(job)
    const start = nextStart(keeper.now(), library)
    const awaitsLibrary = library === undefined && keeper.now().some(({ state }) => state === 'waiting')
    if (start === undefined && !awaitsLibrary) return
    const wait = start === undefined ? LONGEST_TIMER : Math.max(0, start - now)
    stopTimer = options.setTimer(look, Math.min(wait, LONGEST_TIMER))
  }
  const look = () => {
    mustLook = true
    looking ??= (async () => {
      while (mustLook) {
        mustLook = false
        stopTimer?.()
        stopTimer = undefined
        await lookOnce().catch(options.onBug)
      }
      looking = undefined
    })()
  }

  return {
    look,
    running: () => running?.progress,
    async stop(id) {
      if (running?.job.id !== id) return false
      const stopped = running
      // One that is in the queue no more is not wanted any more; a paused one goes on another time.
      stopped.stop.abort(keeper.now().some((job) => job.id === id) ? undefined : calledOff)
      await stopped.ended
      return stopped.isTold
    },
    async halt() {
      isHalted = true
      stopTimer?.()
      running?.stop.abort()
      await running?.ended
    },
    async goOn() {
      if (!isHalted) return
      await keeper.change(queueAfterStart)
      isHalted = false
      look()
    },
  }
}
