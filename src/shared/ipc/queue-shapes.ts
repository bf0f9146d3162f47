import { z } from 'zod'
import { errorCodes } from '../studio-error.ts'
import { engineId, episodeId, jobId } from './shapes.ts'

/** A job of the queue as the page shows it. */
export const shownJob = z.object({
  id: jobId,
  episode: episodeId,
  title: z.string(),
  /** Who would speak it now; as it was last known where its library is not the open one. */
  engine: engineId,
  /**
   * waiting: for its turn, its time or its library · batch: Google makes its lines in a batch until `startAfter` at the
   * latest · offered: it was cut off and costs something, so it goes on only when a person says so · failed: stays until it
   * is tried again or removed.
   */
  state: z.enum(['waiting', 'running', 'batch', 'paused', 'offered', 'failed']),
  /** It is not begun before. */
  startAfter: z.iso.datetime().optional(),
  /** The start is put off because the requests of the day are used up; else a person chose it. */
  isDayOver: z.boolean().optional(),
  /** Why it failed, or is offered. */
  trouble: z.object({ code: z.enum(errorCodes), message: z.string() }).optional(),
  /** The folder of its library, where that is not the open one: it waits until it is. */
  elsewhere: z.string().optional(),
  /** What is left to do as of its last plan: lines, USD, seconds at today's pace. Absent while that is not known. */
  left: z.object({ lines: z.int().min(0), cost: z.number().min(0), wait: z.number().min(0) }).optional(),
})

/** What is to be rendered, in its order. */
export const queueState = z.object({
  /** Whether the queue of the last run of the program has been read. */
  isRead: z.boolean(),
  jobs: z.array(shownJob),
  /** Why the queue cannot be written down; it is then kept only while the program runs. */
  notice: z.string().optional(),
})
