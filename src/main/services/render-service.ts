import { randomUUID } from 'node:crypto'
import * as change from '../../core/queue/change-queue.ts'
import { nextPacificMidnight } from '../../core/limiter/pacific-midnight.ts'
import type { AudioTarget } from '../../core/plan/master-key.ts'
import type { Queue, QueueJob } from '../../core/queue/queue-job.ts'
import type { PushData } from '../../shared/ipc/schemas.ts'
import { isStudioError, StudioError } from '../../shared/studio-error.ts'
import type { EpisodeService, QueueService, RenderService } from '../ipc/window-services.ts'
import { engineChoice } from '../library/engine-choice.ts'
import type { SetTimer } from '../limiter/set-timer.ts'
import { findLostJobs } from '../queue/find-lost-jobs.ts'
import { createQueueKeeper } from '../queue/queue-keeper.ts'
import { createRenderLine } from '../queue/render-line.ts'
import { watchBatches } from '../queue/watch-batches.ts'
import { runRender, type ToldProgress } from '../queue/run-render.ts'
import type { Settings } from '../settings/settings.ts'
import type { StudioClient } from '../studio/worker/studio-client.ts'
import { findEpisode } from './episode-finder.ts'
import type { LibraryHost } from './library-service.ts'
import { createListeners } from './listeners.ts'
import { createQueueService } from './queue-service.ts'

export type RenderServiceOptions = {
  readonly data: string
  readonly host: LibraryHost
  readonly studio: StudioClient
  readonly plan: EpisodeService['plan']
  readonly target: () => AudioTarget
  readonly settings: Pick<Settings, 'get'>
  readonly clock: () => Date
  readonly setTimer: SetTimer
  readonly onBug: (error: unknown) => void
}

export type RenderHost = RenderService & {
  /** Takes an episode out of the queue, and resolves when its render has let go of its folder. */
  readonly stopEpisode: (id: string) => Promise<void>
  /** Soon reads the queue of the last run, and goes on with what may go on by itself. */
  readonly prepare: () => void
  readonly queue: QueueService
  /** Stops what is under way; nothing is asked of the studio after it. */
  readonly close: () => Promise<void>
}

/** Milliseconds until the queue is read: the window comes first. */
const AFTER_START = 700

/** Renders episodes one after the other in the studio's worker, in the order of the queue. */
export function createRenderService(options: RenderServiceOptions): RenderHost {
  const { data, host, studio, settings, clock, onBug } = options
  const progressed = createListeners<ToldProgress>()
  const ended = createListeners<PushData<'render.ended'>>()
  let last: Promise<unknown> = Promise.resolve()

  const placeOf = async (episode: string) => {
    const open = await host.current()
    const { folder, file } = await findEpisode(open, episode)
    return { library: open.library.root, folder, file, engine: engineChoice(file, settings.get()) }
  }
  const keeper = createQueueKeeper({
    data,
    studio,
    findLost: () => findLostJobs({ data, placeOf, clock }),
  })
  const line = createRenderLine({
    keeper,
    library: () => rootOf(host),
    async isAgreed({ episode, engine }) {
      if (engine === 'gemini') return true
      const place = await placeOf(episode).catch(nothingPlanned)
      if (place?.engine.id !== 'gemini') return true
      const plan = await options.plan(episode).catch(nothingPlanned)
      return plan?.cost === 0
    },
    run: ({ id, episode, state, mayOrderAgain }, signal, onProgress) =>
      runRender({
        job: id,
        episode,
        async place() {
          const place = await placeOf(episode)
          const { library, folder } = place
          // What a batch has not brought is not asked for in another one: somebody has waited for it already.
          const isAfterBatch = state === 'batch' && mayOrderAgain !== true && place.engine.id === 'gemini'
          const engine = isAfterBatch ? { ...place.engine, service: 'standard' as const } : place.engine
          return { library, folder, data, target: options.target(), engine }
        },
        studio,
        signal,
        clock,
        mastering: keeper.mastering(),
        onMastered: keeper.learnMastering,
        onProgress,
        onBug,
      }),
    async renewal({ episode }) {
      const now = clock().getTime()
      const stopped = async () => {
        const { engine } = await placeOf(episode)
        if (engine.id !== 'gemini') return undefined
        const { stoppedUntil = '' } = await studio.call('offer', { data, model: engine.model })
        return Date.parse(stoppedUntil) > now ? Date.parse(stoppedUntil) : undefined
      }
      return (await stopped().catch(nothingPlanned)) ?? nextPacificMidnight(now)
    },
    clock,
    setTimer: options.setTimer,
    onProgress: progressed.tell,
    onEnded({ id, episode }, outcome) {
      void placeOf(episode).then(({ folder }) => host.touch(folder), nothingPlanned)
      batches.look()
      ended.tell({ job: id, episode, outcome })
    },
    onBug,
  })
  const openBatches = async () => {
    const open = await studio.call('openBatches', { data })
    return [...new Set(open.map(({ episode }) => episode))]
  }
  const batches = watchBatches({
    open: openBatches,
    async collect(episode, signal) {
      try {
        const { library, folder } = await placeOf(episode)
        await studio.call('collectBatches', { data, library, folder }, { signal })
      } catch (error) {
        // Its library is not open, or Google is out of reach: another time. Who waits for it is told by its render.
        if (!isStudioError(error)) throw error
      }
    },
    async waiting() {
      await keeper.read()
      return keeper.now().filter(({ state }) => state === 'batch')
    },
    onCollected: async ({ id }) => void (await keeper.change((queue) => change.endBatch(queue, id))),
    setTimer: options.setTimer,
    onBug,
  })
  keeper.onChange(line.look)
  const stopLooking = host.service.onChange(line.look)
  const lookAtAll = () => {
    line.look()
    batches.look()
  }

  /** Its place in the line is taken in the order in which it was asked for. */
  const add = (episodes: readonly string[]): Promise<Queue> => {
    const added = last.then(async () => {
      await line.goOn()
      const jobs: QueueJob[] = []
      for (const episode of episodes) jobs.push(await newJob(episode))
      return keeper.change((queue) => jobs.reduce(change.addJob, queue))
    })
    last = added.catch(() => undefined)
    return added
  }
  const newJob = async (episode: string): Promise<QueueJob> => {
    const { library, file, engine } = await placeOf(episode)
    const { title } = file
    const created = clock().getTime()
    return { id: randomUUID(), library, episode, title, engine: engine.id, state: 'waiting', created }
  }
  /** What is being made in a batch for an episode that nobody waits for any more. */
  const callOff = async (episode: string) => {
    try {
      if ((await openBatches()).includes(episode)) await studio.call('callOffBatches', { data, episode })
    } catch (error) {
      // Then Google makes it, and it is collected.
      if (!isStudioError(error)) onBug(error)
    }
  }
  const remove = async (job: QueueJob) => {
    await keeper.change((queue) => change.removeJob(queue, job.id))
    const isTold = await line.stop(job.id)
    if (!isTold) ended.tell({ job: job.id, episode: job.episode, outcome: { end: 'cancelled' } })
    if (job.engine === 'gemini') await callOff(job.episode)
  }

  const queue = createQueueService({
    keeper,
    line,
    remove,
    add: async (episodes) => void (await add(episodes)),
    library: () => rootOf(host),
    titleOf: host.service.titleOf,
    plan: options.plan,
    onLibraryChange: host.service.onChange,
    onEnded: ended.listen,
    clock,
    setTimer: options.setTimer,
    onBug,
  })
  let stopWaiting: (() => void) | undefined

  return {
    async start(episode) {
      const jobs = await add([episode])
      const library = await rootOf(host)
      const job = jobs.find((one) => one.episode === episode && one.library === library)
      if (job === undefined) throw new StudioError('cancelled', 'It was taken out of the queue.')
      // Who asks for it now does not want to wait for its time.
      if (job.startAfter !== undefined)
        await keeper.change((queued) => change.scheduleJob(queued, job.id, undefined))
      return job.id
    },
    async cancel(id) {
      const job = keeper.now().find((one) => one.id === id)
      if (job === undefined) throw new StudioError('file-missing', 'That render has ended already.')
      await remove(job)
    },
    async stopEpisode(episode) {
      await keeper.read()
      await last
      const library = await rootOf(host)
      const job = keeper.now().find((one) => one.episode === episode && one.library === library)
      if (job !== undefined) await remove(job)
    },
    active() {
      const running = line.running()
      // One that was told to stop lets go by itself.
      const goes = keeper.now().some(({ id, state }) => id === running?.job && state === 'running')
      return running === undefined || !goes ? [] : [running]
    },
    stopAll: line.halt,
    wake: lookAtAll,
    onProgress: progressed.listen,
    onEnded: ended.listen,
    prepare() {
      stopWaiting = options.setTimer(lookAtAll, AFTER_START)
    },
    async close() {
      stopWaiting?.()
      stopLooking()
      await batches.close()
      await line.halt()
      await queue.close()
      await keeper.close()
    },
    queue,
  }
}

/** Real path of the open library; undefined while it is not to be had. */
async function rootOf(host: LibraryHost): Promise<string | undefined> {
  const open = await host.current().catch(nothingPlanned)
  return open?.library.root
}

function nothingPlanned(error: unknown): undefined {
  if (!isStudioError(error)) throw error
  return undefined
}
