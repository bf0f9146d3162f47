import { z } from 'zod'
import type { Database } from '../database/database.ts'
import { queueJob, type KeptQueue } from './job-schema.ts'

const jobRow = z
  .object({
    id: z.string(),
    library: z.string(),
    episode: z.string(),
    title: z.string(),
    engine: z.string(),
    state: z.string(),
    start_after: z.number().nullable(),
    is_day_over: z.number(),
    may_order_again: z.number(),
    created_at: z.number(),
    code: z.string().nullable(),
    message: z.string().nullable(),
  })
  .transform(({ start_after, is_day_over, may_order_again, created_at, code, message, ...same }) => ({
    ...same,
    startAfter: start_after ?? undefined,
    isDayOver: is_day_over === 1 ? true : undefined,
    mayOrderAgain: may_order_again === 1 ? true : undefined,
    created: created_at,
    trouble: code === null || message === null ? undefined : { code, message },
  }))
const queueRow = z.object({ mastering: z.number().nullable() })

/** The queue of this machine; undefined where it was never written here: the database is new, or had to be made anew. */
export function readQueue(database: Database): KeptQueue | undefined {
  const [row] = database.all(queueRow, 'SELECT mastering FROM queue')
  if (row === undefined) return undefined
  // What a later version may have written and this one does not know is passed over.
  const jobs = database.all(jobRow, 'SELECT * FROM jobs ORDER BY position').flatMap((job) => {
    const known = queueJob.safeParse(job)
    return known.success ? [known.data] : []
  })
  return { jobs, mastering: row.mastering ?? undefined }
}

/** Writes the whole queue, or nothing of it. */
export function writeQueue(database: Database, { jobs, mastering }: KeptQueue): void {
  database.transaction(() => {
    database.run('DELETE FROM jobs')
    const insert = `INSERT INTO jobs (id, position, library, episode, title, engine, state, start_after, is_day_over,
      may_order_again, created_at, code, message) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`
    for (const [position, job] of jobs.entries()) {
      const { id, library, episode, title, engine, state, startAfter, isDayOver, created, trouble } = job
      const row = [
        id,
        position,
        library,
        episode,
        title,
        engine,
        state,
        startAfter ?? null,
        isDayOver === true ? 1 : 0,
        job.mayOrderAgain === true ? 1 : 0,
        created,
        trouble?.code ?? null,
        trouble?.message ?? null,
      ]
      database.run(insert, ...row)
    }
    const update =
      'INSERT INTO queue VALUES (1, ?) ON CONFLICT (only) DO UPDATE SET mastering = excluded.mastering'
    database.run(update, mastering ?? null)
  })
}
