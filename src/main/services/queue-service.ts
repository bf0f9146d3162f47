import * as change from '../../core/queue/change-queue.ts'
import { isAwaited } from '../../core/queue/next-job.ts'
import type { Queue, QueueJob } from '../../core/queue/queue-job.ts'
import { StudioError } from '../../shared/studio-error.ts'
import type { EpisodeService, LibraryService, QueueService, RenderService } from '../ipc/window-services.ts'
import type { SetTimer } from '../limiter/set-timer.ts'
import { createJobFacts, type JobFacts } from '../queue/job-facts.ts'
import type { QueueKeeper } from '../queue/queue-keeper.ts'
import type { RenderLine } from '../queue/render-line.ts'
import { showQueue } from '../queue/show-queue.ts'
import { createListeners } from './listeners.ts'

export type QueueServiceOptions = {
  readonly keeper: QueueKeeper
  readonly line: RenderLine
  readonly add: QueueService['add']
  readonly remove: (job: QueueJob) => Promise<void>
  /** Real path of the open library; undefined while it is not to be had. */
  readonly library: () => Promise<string | undefined>
  readonly titleOf: LibraryService['titleOf']
  readonly plan: EpisodeService['plan']
  readonly onLibraryChange: LibraryService['onChange']
  readonly onEnded: RenderService['onEnded']
  readonly clock: () => Date
  readonly setTimer: SetTimer
  readonly onBug: (error: unknown) => void
}

export type QueueHost = QueueService & {
  /** Resolves when nothing is asked of the studio any more. */
  readonly close: () => Promise<void>
}

/** Removed jobs that can be put back. */
const KEPT = 100
/** Milliseconds after a change of the library until its jobs are planned anew: somebody may be typing. */
const REST = 2_000

/** The jobs that are not meant where all are to go on. */
const left: ReadonlySet<QueueJob['state']> = new Set(['failed', 'batch'])

/** Milliseconds: nobody keeps a computer awake longer than a night for a render. */
const LONGEST_WATCH = 12 * 3_600_000

/** What a person can do with the queue, and what is shown of it. */
export function createQueueService(options: QueueServiceOptions): QueueHost {
  const { keeper, line } = options
  const changes = createListeners<ReturnType<QueueService['state']>>()
  const removed = new Map<
    string,
    { readonly job: QueueJob; readonly place: number; readonly isOut: Promise<void> }
  >()
  let library: string | undefined
  let stopRest: (() => void) | undefined
  let isClosed = false

  const state = () =>
    showQueue({
      queue: keeper.now(),
      isRead: keeper.isRead(),
      notice: keeper.notice(),
      library,
      factsOf: facts.of,
    })
  const tell = () => changes.tell(state())
  const onLearned = async (job: QueueJob, learned: JobFacts) => {
    // The draft voices need nobody's word. Gemini's may cost something even where nothing seems to be missing: a take that
    // was not checked yet may be a bad one.
    const isFree = 'plan' in learned && learned.plan.engine === 'draft'
    if ('title' in learned && learned.title !== job.title) await rename(job.id, learned.title)
    if (job.state === 'offered' && isFree) await keeper.change((queue) => change.resumeJob(queue, job.id))
    else tell()
  }
  const rename = (job: string, title: string) => keeper.change((queue) => change.renameJob(queue, job, title))
  const facts = createJobFacts({ titleOf: options.titleOf, plan: options.plan, onLearned })
  const learn = async () => {
    library = await options.library()
    tell()
    if (library === undefined || isClosed) return
    await facts.learn(keeper.now().filter((job) => job.library === library))
  }
  /** Another library may have been opened. */
  const learnIfElsewhere = async () => {
    if ((await options.library()) !== library) await learn()
  }
  const learnSoon = () => void learn().catch(options.onBug)
  keeper.onChange(learnSoon)
  options.onEnded(facts.doubt)
  options.onLibraryChange(() => {
    if (keeper.now().length === 0 || isClosed) return
    learnIfElsewhere().catch(options.onBug)
    stopRest?.()
    stopRest = options.setTimer(() => {
      facts.doubt()
      learnSoon()
    }, REST)
  })

  /** The job, or all where none is named. Throws where it is gone. */
  const named = (id: string | undefined): readonly QueueJob[] => {
    const jobs = keeper.now().filter((job) => id === undefined || job.id === id)
    if (id !== undefined && jobs.length === 0)
      throw new StudioError('file-missing', 'That render has ended already.')
    return jobs
  }
  const each = (jobs: readonly QueueJob[], how: (queue: Queue, job: QueueJob) => Queue) =>
    keeper.change((queue) => jobs.reduce(how, queue))

  return {
    state,
    add: options.add,
    async move(id, where) {
      named(id)
      const queue = await keeper.change((now) => {
        const from = now.findIndex((job) => job.id === id)
        return change.moveJob(now, id, 'place' in where ? where.place : Math.max(0, from + where.by))
      })
      return Math.max(
        0,
        queue.findIndex((job) => job.id === id),
      )
    },
    async pause(id) {
      const jobs = named(id)
      await each(jobs, (queue, job) => change.pauseJob(queue, job.id))
      for (const job of jobs) await line.stop(job.id)
    },
    async resume(id) {
      const jobs = named(id).filter(({ state: now }) => id !== undefined || !left.has(now))
      facts.doubt()
      await line.goOn()
      await each(jobs, (queue, job) => {
        const known = facts.of(job.id)
        // Who says so has seen who would speak it now.
        const engine = known !== undefined && 'plan' in known ? known.plan.engine : job.engine
        return change.resumeJob(queue, job.id, engine)
      })
    },
    async schedule(id, start) {
      named(id)
      await keeper.change((queue) => change.scheduleJob(queue, id, start))
    },
    async remove(id) {
      const [job] = named(id)
      if (job === undefined) return
      const place = keeper.now().indexOf(job)
      const isOut = options.remove(job)
      removed.set(id, { job, place, isOut })
      for (const oldest of [...removed.keys()].slice(0, -KEPT)) removed.delete(oldest)
      await isOut
    },
    async putBack(id) {
      const found = removed.get(id)
      if (found === undefined) throw new StudioError('file-missing', 'That render cannot be put back.')
      removed.delete(id)
      const { job, place, isOut } = found
      // Its batch is being called off: what follows is to find it so.
      await isOut.catch(() => undefined)
      await keeper.change((queue) => change.putJob(queue, job, place))
    },
    hasWork() {
      const latest = options.clock().getTime() + LONGEST_WATCH
      return isAwaited(keeper.now(), library, latest)
    },
    onChange: changes.listen,
    async close() {
      isClosed = true
      stopRest?.()
      await facts.close()
    },
  }
}
