import { z } from 'zod'
import { jobStates } from '../../core/queue/queue-job.ts'
import { episodeId, engineId, jobId } from '../../shared/ipc/shapes.ts'
import { errorCodes } from '../../shared/studio-error.ts'

/** A job of the queue as it is written down, see `QueueJob`. */
export const queueJob = z.object({
  id: jobId,
  library: z.string().min(1),
  episode: episodeId,
  title: z.string(),
  engine: engineId,
  state: z.enum(jobStates),
  startAfter: z.int().optional(),
  isDayOver: z.boolean().optional(),
  mayOrderAgain: z.boolean().optional(),
  created: z.int(),
  trouble: z.object({ code: z.enum(errorCodes), message: z.string() }).optional(),
})

/** The queue as it is written down. `mastering`: seconds that mastering a second of audio takes on this machine. */
export const keptQueue = z.object({ jobs: z.array(queueJob), mastering: z.number().positive().optional() })
export type KeptQueue = z.output<typeof keptQueue>
