import type { Queue, QueueJob } from './queue-job.ts'

/** A new job goes to the end. One for the same episode is there only once: it goes on where it stands. */
export function addJob(queue: Queue, job: QueueJob): Queue {
  const known = jobOfEpisode(queue, job)
  return known === undefined ? [...queue, job] : resumeJob(queue, known.id, job.engine)
}

export function jobOfEpisode(
  queue: Queue,
  { library, episode }: Pick<QueueJob, 'library' | 'episode'>,
): QueueJob | undefined {
  return queue.find((job) => job.library === library && job.episode === episode)
}

/** Moves a job to a place, 0 the first; one beyond the end is the end. */
export function moveJob(queue: Queue, id: string, place: number): Queue {
  const job = queue.find((candidate) => candidate.id === id)
  return job === undefined ? queue : insertJob(removeJob(queue, id), job, place)
}

/** Moves a job that is in no queue to a place. One for its episode may have come meanwhile: then that stays. */
function insertJob(queue: Queue, job: QueueJob, place: number): Queue {
  if (jobOfEpisode(queue, job) !== undefined) return queue
  return queue.toSpliced(Math.min(Math.max(0, place), queue.length), 0, job)
}

/**
 * Puts a job that was taken out back at its place. What was under way then, here or at Google, was stopped: it begins anew
 * when its turn comes, as it was asked for at first.
 */
export function putJob(queue: Queue, job: QueueJob, place: number): Queue {
  if (job.state === 'running') return insertJob(queue, { ...job, state: 'waiting' }, place)
  const isBatch = job.state === 'batch'
  return insertJob(queue, isBatch ? { ...job, state: 'waiting', startAfter: undefined } : job, place)
}

export function removeJob(queue: Queue, id: string): Queue {
  return queue.filter((job) => job.id !== id)
}

/** What waits or runs is paused and keeps its place and its time; the time of a batch is Google's. */
export function pauseJob(queue: Queue, id: string): Queue {
  return change(queue, id, (job) => {
    if (job.state === 'batch') return { ...job, state: 'paused', startAfter: undefined }
    return job.state === 'waiting' || job.state === 'running' ? { ...job, state: 'paused' } : job
  })
}

/** Lets a job go on when its turn comes. `engine`: who is to speak it, where that is another now. */
export function resumeJob(queue: Queue, id: string, engine?: QueueJob['engine']): Queue {
  return change(queue, id, (job) => {
    if (job.state === 'running') return job
    const startAfter = job.state === 'batch' ? undefined : job.startAfter
    return { ...job, engine: engine ?? job.engine, state: 'waiting', startAfter, trouble: undefined }
  })
}

/** Sets the moment before which a job is not begun; undefined: as soon as its turn comes. */
export function scheduleJob(queue: Queue, id: string, startAfter: number | undefined): Queue {
  return change(queue, id, (job) =>
    job.state === 'running' || job.state === 'batch' ? job : { ...job, startAfter, isDayOver: undefined },
  )
}

export function beginJob(queue: Queue, id: string): Queue {
  return change(queue, id, (job) => ({
    ...job,
    state: 'running',
    startAfter: undefined,
    isDayOver: undefined,
    mayOrderAgain: undefined,
    trouble: undefined,
  }))
}

/** The requests of the day are used up: it keeps its place and goes on when they renew, unless it was paused meanwhile. */
export function postponeJob(queue: Queue, id: string, until: number): Queue {
  return change(queue, id, (job) => ({
    ...job,
    state: job.state === 'running' ? 'waiting' : job.state,
    startAfter: until,
    isDayOver: true,
  }))
}

/** Google makes its lines in a batch until then: others pass it, unless it was paused meanwhile. */
export function awaitBatch(queue: Queue, id: string, until: number, mayOrderAgain = false): Queue {
  return change(queue, id, (job) => {
    if (job.state !== 'running') return job
    return { ...job, state: 'batch', startAfter: until, ...(mayOrderAgain ? { mayOrderAgain } : {}) }
  })
}

/** What a job has waited for is there: it need not wait any longer, and is still known to come from a batch. */
export function endBatch(queue: Queue, id: string): Queue {
  return change(queue, id, (job) => (job.state === 'batch' ? { ...job, startAfter: undefined } : job))
}

export function failJob(queue: Queue, id: string, trouble: NonNullable<QueueJob['trouble']>): Queue {
  return change(queue, id, (job) => ({ ...job, state: 'failed', trouble }))
}

/** It would cost something now that nobody has agreed to. */
export function offerJob(queue: Queue, id: string): Queue {
  return change(queue, id, (job) => (job.state === 'paused' ? job : { ...job, state: 'offered' }))
}

export function renameJob(queue: Queue, id: string, title: string): Queue {
  return change(queue, id, (job) => (job.title === title ? job : { ...job, title }))
}

function change(queue: Queue, id: string, how: (job: QueueJob) => QueueJob): Queue {
  return queue.map((job) => (job.id === id ? how(job) : job))
}
