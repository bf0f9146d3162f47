import * as change from '../../src/core/queue/change-queue.ts'
import { nextJob } from '../../src/core/queue/next-job.ts'
import type { Queue, QueueJob } from '../../src/core/queue/queue-job.ts'
import type { PushName, RequestName } from '../../src/shared/ipc/names.ts'
import type { Reply } from '../../src/shared/ipc/reply.ts'
import type { PushData, RequestInput, RequestOutput } from '../../src/shared/ipc/schemas.ts'
import { makeLine, master, planFor, type FakeEpisode, type Media } from './fake-episodes.ts'
import type { GeminiState } from './fake-gemini.ts'

type RenderName = Extract<RequestName, `render.${string}` | `queue.${string}`>
type RenderHandlers = {
  [Name in RenderName]: (
    input: RequestInput<Name>,
  ) => Promise<Reply<RequestOutput<Name>>> | Reply<RequestOutput<Name>>
}
type QueueState = RequestOutput<'queue.get'>

export type FakeRendersOptions = {
  readonly find: (episode: string) => FakeEpisode
  readonly newId: () => string
  readonly newMediaId: () => string
  readonly media: Media
  readonly gemini: () => GeminiState
  readonly push: <Name extends PushName>(
    name: Name,
    ...data: PushData<Name> extends undefined ? [] : [PushData<Name>]
  ) => void
  /** Milliseconds a line takes to be made. */
  readonly lineTime: number
}

const library = '/home/ada/Documents/Castwright'
const done = { ok: true, data: undefined } as const

/** A queue of renders that only pretend: lines are made one by one, by a timer. */
export function makeFakeRenders({ find, push, lineTime, ...options }: FakeRendersOptions) {
  let queue: Queue = []
  let timer: ReturnType<typeof setTimeout> | undefined
  const removed = new Map<string, { job: QueueJob; place: number }>()

  const state = (): QueueState => ({
    isRead: true,
    jobs: queue.map(({ library: place, startAfter, created: _created, ...job }) => {
      const { missing, cost, wait } = planFor(find(job.episode), options.gemini())
      return {
        ...job,
        ...(startAfter === undefined ? {} : { startAfter: new Date(startAfter).toISOString() }),
        ...(place === library ? { left: { lines: missing, cost, wait } } : { elsewhere: place }),
      }
    }),
  })
  const set = (next: Queue) => {
    queue = next
    push('queue.changed', state())
    const job = nextJob(queue, Date.now(), library)
    if (job === undefined) return
    queue = change.beginJob(queue, job.id)
    push('queue.changed', state())
    tell(job, { step: 'planning' })
    timer = setTimeout(() => step(job), lineTime)
  }
  const tell = (job: QueueJob, progress: Partial<PushData<'render.progress'>>) => {
    const { missing } = planFor(find(job.episode))
    const known = { job: job.id, episode: job.episode, fraction: 0, made: 0, missing, turns: [] }
    push('render.progress', { step: 'speaking', ...known, ...progress })
  }
  const end = (job: QueueJob, outcome: PushData<'render.ended'>['outcome'], next: Queue) => {
    clearTimeout(timer)
    set(next)
    push('render.ended', { job: job.id, episode: job.episode, outcome })
  }
  function step(job: QueueJob): void {
    const episode = find(job.episode)
    const plan = planFor(episode)
    const turn = plan.lines.states.indexOf('n')
    const made = plan.lines.states.length - plan.missing
    if (turn < 0) {
      master(episode, options.media, options.newMediaId)
      episode.isUnfinished = false
      end(job, { end: 'finished' }, change.removeJob(queue, job.id))
      push('library.changed')
      return
    }
    makeLine(episode, turn)
    tell(job, {
      fraction: (made + 1) / (plan.lines.states.length + 1),
      made: made + 1,
      missing: plan.lines.states.length,
      turns: [turn],
      left: (plan.missing * lineTime) / 1000,
    })
    timer = setTimeout(() => step(job), lineTime)
  }
  const named = (id: string | undefined) => queue.filter((job) => id === undefined || job.id === id)
  const stop = (jobs: readonly QueueJob[], outcome: 'cancelled' | 'paused', next: Queue) => {
    const running = jobs.find((job) => job.state === 'running')
    if (running === undefined) set(next)
    else end(running, { end: outcome }, next)
  }
  const add = (episode: string, more: Partial<QueueJob> = {}): QueueJob => {
    const { title, engine } = find(episode)
    const id = options.newId()
    const job: QueueJob = {
      id,
      library,
      episode,
      title,
      engine,
      state: 'waiting',
      created: Date.now(),
      ...more,
    }
    set(change.addJob(queue, job))
    return queue.find((one) => one.episode === episode) ?? job
  }

  const handlers: RenderHandlers = {
    'render.start': ({ id }) => ({ ok: true, data: add(id).id }),
    'render.cancel': ({ job }) => {
      stop(named(job), 'cancelled', change.removeJob(queue, job))
      return done
    },
    'render.active': () => ({ ok: true, data: [] }),
    'queue.get': () => ({ ok: true, data: state() }),
    'queue.add': ({ episodes }) => {
      for (const episode of episodes) add(episode)
      return done
    },
    'queue.move': ({ job, ...where }) => {
      const at = () => queue.findIndex(({ id }) => id === job)
      set(change.moveJob(queue, job, 'place' in where ? where.place : Math.max(0, at() + where.by)))
      return { ok: true, data: at() }
    },
    'queue.pause': ({ job }) => {
      const jobs = named(job)
      stop(
        jobs,
        'paused',
        jobs.reduce((next, { id }) => change.pauseJob(next, id), queue),
      )
      return done
    },
    'queue.resume': ({ job }) => {
      set(named(job).reduce((next, { id }) => change.resumeJob(next, id), queue))
      return done
    },
    'queue.schedule': ({ job, start }) => {
      set(change.scheduleJob(queue, job, start === null ? undefined : Date.parse(start)))
      return done
    },
    'queue.remove': ({ job }) => {
      const [known] = named(job)
      if (known !== undefined) removed.set(job, { job: known, place: queue.indexOf(known) })
      stop(named(job), 'cancelled', change.removeJob(queue, job))
      return done
    },
    'queue.putBack': ({ job }) => {
      const back = removed.get(job)
      if (back !== undefined) {
        const { state: was } = back.job
        set(change.putJob(queue, { ...back.job, state: was === 'running' ? 'waiting' : was }, back.place))
      }
      return done
    },
  }
  return {
    handlers,
    /** Puts a job in line as it is left from an earlier run, or from another library. */
    add,
    /** What the queue holds. */
    jobs: () => queue,
  }
}
