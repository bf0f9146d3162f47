import type { QueueJob } from '../../core/queue/queue-job.ts'
import type { RequestOutput } from '../../shared/ipc/schemas.ts'
import { isStudioError, type StudioError } from '../../shared/studio-error.ts'

type Plan = Pick<RequestOutput<'episode.plan'>, 'engine' | 'missing' | 'cost' | 'wait'>

/** What is known of a job of the open library, as of its last plan. */
export type JobFacts =
  | { readonly title: string; readonly plan: Plan }
  /** Its episode cannot be planned: why. */
  | { readonly trouble: Pick<StudioError, 'code' | 'message'> }

/** What a queue shows of its jobs beside their state. */
export interface JobFactsKeeper {
  readonly of: (job: string) => JobFacts | undefined
  /** Learns what is not known yet of these jobs, one after the other; what was known of others is forgotten. */
  readonly learn: (jobs: readonly QueueJob[]) => Promise<void>
  /** What is known may be old. */
  readonly doubt: () => void
  /** Resolves when nothing is asked for any more. */
  readonly close: () => Promise<void>
}

export type JobFactsOptions = {
  readonly titleOf: (episode: string) => Promise<string>
  readonly plan: (episode: string) => Promise<Plan>
  readonly onLearned: (job: QueueJob, facts: JobFacts) => Promise<void>
}

/** Makes the keeper; nothing is known yet. */
export function createJobFacts({ titleOf, plan, onLearned }: JobFactsOptions): JobFactsKeeper {
  const known = new Map<string, JobFacts>()
  let fresh = new Set<string>()
  let wanted: readonly QueueJob[] = []
  let learning: Promise<void> | undefined

  const ask = async ({ episode }: QueueJob): Promise<JobFacts> => {
    try {
      const [title, { engine, missing, cost, wait }] = [await titleOf(episode), await plan(episode)]
      return { title, plan: { engine, missing, cost, wait } }
    } catch (error) {
      if (!isStudioError(error)) throw error
      return { trouble: { code: error.code, message: error.message } }
    }
  }
  const learnAll = async () => {
    for (;;) {
      // What is under way is planned once: it is other than its plan at every moment.
      const job = wanted.find(({ id, state }) => !fresh.has(id) && (state !== 'running' || !known.has(id)))
      if (job === undefined) return
      // What is doubted while it is asked for is asked for again.
      fresh.add(job.id)
      const facts = await ask(job)
      known.set(job.id, facts)
      await onLearned(job, facts)
    }
  }
  return {
    of: (job) => known.get(job),
    learn(jobs) {
      wanted = jobs
      const ids = new Set(jobs.map(({ id }) => id))
      for (const id of known.keys()) if (!ids.has(id)) known.delete(id)
      learning ??= learnAll().finally(() => {
        learning = undefined
      })
      return learning
    },
    doubt() {
      fresh = new Set()
    },
    async close() {
      wanted = []
      await learning
    },
  }
}
