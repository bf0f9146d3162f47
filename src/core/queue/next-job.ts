import type { Queue, QueueJob } from './queue-job.ts'

/**
 * The job to begin now: the first that waits for nothing but its turn. None while one runs. Jobs of other libraries than
 * the open one wait until theirs is opened, those that wait for a batch until its time is over. `now`: milliseconds
 * since 1970.
 */
export function nextJob(queue: Queue, now: number, library: string | undefined): QueueJob | undefined {
  if (queue.some((job) => job.state === 'running')) return undefined
  return queue.find((job) => awaitsTurn(job, library) && (job.startAfter ?? 0) <= now)
}

/** When the next job of the open library is due that waits for its time, milliseconds since 1970. */
export function nextStart(queue: Queue, library: string | undefined): number | undefined {
  const starts = queue.flatMap((job) =>
    awaitsTurn(job, library) && job.startAfter !== undefined ? [job.startAfter] : [],
  )
  return starts.length === 0 ? undefined : Math.min(...starts)
}

/**
 * Whether something is rendered, or waits in the open library for its turn or for a time before `latest`. What Google
 * makes in a batch needs no computer here meanwhile.
 */
export function isAwaited(queue: Queue, library: string | undefined, latest: number): boolean {
  return queue.some(
    (job) =>
      job.state === 'running' ||
      (job.state === 'waiting' && awaitsTurn(job, library) && (job.startAfter ?? 0) <= latest),
  )
}

function awaitsTurn(job: QueueJob, library: string | undefined): boolean {
  return (job.state === 'waiting' || job.state === 'batch') && job.library === library
}
