import { randomUUID } from 'node:crypto'
import type { Queue, QueueJob } from '../../core/queue/queue-job.ts'
import { isStudioError } from '../../shared/studio-error.ts'
import { leftOverLocks } from '../studio/episode-lock.ts'

export type FindLostJobs = {
  readonly data: string
  /** Throws StudioError where the open library has no such episode. */
  readonly placeOf: (episode: string) => Promise<{
    readonly library: string
    readonly file: { readonly title: string }
    readonly engine: { readonly id: QueueJob['engine'] }
  }>
  readonly clock: () => Date
}

/** The queue where it was lost: the renders of the open library that were cut off have left their locks. */
export async function findLostJobs({ data, placeOf, clock }: FindLostJobs): Promise<Queue> {
  const created = clock().getTime()
  const jobs: QueueJob[] = []
  for (const episode of await leftOverLocks(data)) {
    try {
      const { library, file, engine } = await placeOf(episode)
      const { title } = file
      jobs.push({ id: randomUUID(), library, episode, title, engine: engine.id, state: 'running', created })
    } catch (error) {
      // It belongs to another library, or was deleted.
      if (!isStudioError(error)) throw error
    }
  }
  return jobs
}
