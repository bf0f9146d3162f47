import type { Queue, QueueJob } from '../../core/queue/queue-job.ts'
import type { RequestOutput } from '../../shared/ipc/schemas.ts'
import type { JobFacts } from './job-facts.ts'

type Shown = RequestOutput<'queue.get'>

export type ShowQueue = {
  readonly queue: Queue
  readonly isRead: boolean
  readonly notice: string | undefined
  /** Real path of the open library. */
  readonly library: string | undefined
  readonly factsOf: (job: string) => JobFacts | undefined
}

/** The queue as the page shows it. */
export function showQueue({ queue, isRead, notice, library, factsOf }: ShowQueue): Shown {
  const show = (job: QueueJob): Shown['jobs'][number] => {
    const { id, episode, title, engine, state, startAfter, isDayOver, trouble } = job
    const facts = factsOf(id)
    const plan = facts !== undefined && 'plan' in facts ? facts.plan : undefined
    const isGone = facts !== undefined && 'trouble' in facts && facts.trouble.code === 'file-missing'
    return {
      id,
      episode,
      title: facts !== undefined && 'title' in facts ? facts.title : title,
      engine: plan?.engine ?? engine,
      state: isGone && state !== 'running' ? 'failed' : state,
      ...(startAfter === undefined ? {} : { startAfter: new Date(startAfter).toISOString() }),
      ...(isDayOver === undefined ? {} : { isDayOver }),
      ...(isGone ? { trouble: facts.trouble } : trouble === undefined ? {} : { trouble }),
      ...(library === undefined || job.library === library ? {} : { elsewhere: job.library }),
      ...(plan === undefined ? {} : { left: { lines: plan.missing, cost: plan.cost, wait: plan.wait } }),
    }
  }
  return { isRead, jobs: queue.map(show), ...(notice === undefined ? {} : { notice }) }
}
