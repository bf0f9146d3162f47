import type { Queue, QueueJob } from './queue-job.ts'

/**
 * The queue of the last run of the program, at the start of this one. What was running or waiting and costs nothing goes
 * on by itself; what Gemini speaks is offered: nobody pays for what a crash has begun again. A batch goes on at Google all
 * the while, and is waited for as before.
 */
export function queueAfterStart(queue: Queue): Queue {
  return queue.map((job): QueueJob => {
    if (job.state !== 'running' && job.state !== 'waiting') return job
    return { ...job, state: job.engine === 'draft' ? 'waiting' : 'offered' }
  })
}
