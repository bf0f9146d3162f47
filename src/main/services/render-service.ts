import { randomUUID } from 'node:crypto'
import type { AudioTarget } from '../../core/plan/master-key.ts'
import { timeLeft } from '../../core/text/time-left.ts'
import type { PushData } from '../../shared/ipc/schemas.ts'
import { isStudioError, StudioError } from '../../shared/studio-error.ts'
import type { RenderService } from '../ipc/window-services.ts'
import { engineChoice } from '../library/engine-choice.ts'
import { LinesUnspoken } from '../studio/lines-unspoken.ts'
import type { RenderProgress } from '../studio/render-progress.ts'
import type { Settings } from '../settings/settings.ts'
import type { StudioClient } from '../studio/worker/studio-client.ts'
import { findEpisode } from './episode-finder.ts'
import type { LibraryHost } from './library-service.ts'
import { createListeners } from './listeners.ts'

export type RenderServiceOptions = {
  readonly data: string
  readonly host: LibraryHost
  readonly studio: StudioClient
  readonly target: () => AudioTarget
  readonly settings: Pick<Settings, 'get'>
  readonly clock: () => Date
  readonly onBug: (error: unknown) => void
}

type Progress = PushData<'render.progress'>
type Outcome = PushData<'render.ended'>['outcome']
type Job = {
  /** It ended before its turn came. */
  isDropped?: true
  progress: Progress
  readonly stop: AbortController
  ended: Promise<void>
  startedAt: number
  toldAt: number
}

/** Of a render with lines to speak, the share that is speaking. */
const SPEAKING = 0.9
/** Milliseconds between two pushes of one job. */
const PACE = 100

export type RenderHost = RenderService & {
  /** Stops the render of an episode, if there is one, and resolves when it has let go of its folder. */
  readonly stopEpisode: (id: string) => Promise<void>
}

/** Renders episodes one after the other in the studio's worker. */
export function createRenderService(options: RenderServiceOptions): RenderHost {
  const { host, studio, clock } = options
  const jobs = new Map<string, Job>()
  const progressed = createListeners<Progress>()
  const ended = createListeners<PushData<'render.ended'>>()
  let last: Promise<unknown> = Promise.resolve()

  const tell = (job: Job, change: Partial<Progress>, isDue: boolean) => {
    const now = clock().getTime()
    job.progress = { ...job.progress, ...change }
    const left = timeLeft((now - job.startedAt) / 1000, job.progress.fraction)
    if (left !== undefined) job.progress = { ...job.progress, left }
    if (!isDue && now - job.toldAt < PACE) return
    job.toldAt = now
    progressed.tell(job.progress)
    job.progress = { ...job.progress, turns: [] }
  }
  const hear = (job: Job, event: RenderProgress) => {
    if (event.step === 'plan') tell(job, { step: 'speaking', missing: event.missing }, true)
    else if (event.step === 'speak') {
      const { made, missing, turn } = event
      const fraction = SPEAKING * (made / missing)
      tell(
        job,
        { step: 'speaking', fraction, made, missing, turns: [...job.progress.turns, turn] },
        made === missing,
      )
    } else if (event.step === 'wait') {
      const { waiting: _before, ...rest } = job.progress
      job.progress = rest
      const waiting = event.wait && { until: event.wait.until.toISOString(), message: event.wait.message }
      tell(job, waiting === undefined ? {} : { waiting }, true)
    } else {
      const before = job.progress.missing === 0 ? 0 : SPEAKING
      const fraction = before + (1 - before) * event.fraction
      tell(job, { step: 'mastering', fraction }, job.progress.step !== 'mastering')
    }
  }
  const run = async (job: Job): Promise<Outcome> => {
    const { episode: id } = job.progress
    try {
      if (job.stop.signal.aborted) return { end: 'cancelled' }
      job.startedAt = clock().getTime()
      tell(job, { step: 'planning' }, true)
      const open = await host.current()
      const { folder, file } = await findEpisode(open, id)
      const engine = engineChoice(file, options.settings.get())
      await studio.call(
        'render',
        { library: open.library.root, folder, data: options.data, target: options.target(), engine },
        { signal: job.stop.signal, onProgress: (event) => hear(job, event) },
      )
      return { end: 'finished' }
    } catch (error) {
      if (isStudioError(error, 'cancelled')) return { end: 'cancelled' }
      if (error instanceof LinesUnspoken)
        return { end: 'failed', code: error.code, message: error.message, unspoken: [...error.unspoken] }
      if (isStudioError(error)) return { end: 'failed', code: error.code, message: error.message }
      options.onBug(error)
      return { end: 'failed', code: 'internal', message: 'Castwright has met a fault of its own.' }
    }
  }

  const enqueue = (episode: string) => {
    const id = randomUUID()
    const job: Job = {
      progress: { job: id, episode, step: 'waiting', fraction: 0, made: 0, missing: 0, turns: [] },
      stop: new AbortController(),
      ended: Promise.resolve(),
      startedAt: 0,
      toldAt: 0,
    }
    jobs.set(id, job)
    const admitted = host.current().then((open) => findEpisode(open, episode))
    job.ended = Promise.allSettled([last, admitted]).then(async ([, admission]) => {
      if (job.isDropped === true) return
      const outcome = admission.status === 'fulfilled' ? await run(job) : undefined
      jobs.delete(id)
      if (outcome === undefined || admission.status === 'rejected') return
      host.touch(admission.value.folder)
      ended.tell({ job: id, episode, outcome })
    })
    last = job.ended
    return { id, admitted }
  }

  /** Ends a job that has not begun: nobody waits for the one before it. */
  const drop = (job: Job, id: string) => {
    job.isDropped = true
    jobs.delete(id)
    ended.tell({ job: id, episode: job.progress.episode, outcome: { end: 'cancelled' } })
  }

  return {
    async stopEpisode(episode) {
      const job = [...jobs.values()].find((candidate) => candidate.progress.episode === episode)
      if (job === undefined) return
      if (job.progress.step === 'waiting') return drop(job, job.progress.job)
      job.stop.abort()
      await job.ended
    },
    async start(episode) {
      const running = [...jobs.values()].find((job) => job.progress.episode === episode)
      if (running !== undefined) return running.progress.job
      // Its place in the line is taken at once, so that jobs run in the order in which they were asked for.
      const { id, admitted } = enqueue(episode)
      await admitted
      return id
    },
    cancel(id) {
      const job = jobs.get(id)
      if (job?.progress.step === 'waiting') drop(job, id)
      if (job === undefined)
        return Promise.reject(new StudioError('file-missing', 'That render has ended already.'))
      job.stop.abort()
      return Promise.resolve()
    },
    active: () => [...jobs.values()].map((job) => job.progress),
    async stopAll() {
      for (const job of jobs.values()) job.stop.abort()
      await Promise.all([...jobs.values()].map((job) => job.ended))
    },
    // A request that a sleep cut off is sent again by its engine; limits are kept by the clock.
    wake: () => undefined,
    onProgress: progressed.listen,
    onEnded: ended.listen,
  }
}
