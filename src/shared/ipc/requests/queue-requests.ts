import { z } from 'zod'
import { queueState } from '../queue-shapes.ts'
import * as shape from '../shapes.ts'
import { nothing, type Requests } from './common.ts'

const byJob = z.strictObject({ job: shape.jobId })
/** One job, or with none named all of them. */
const oneOrAll = z.strictObject({ job: shape.jobId.optional() })

/** What the page asks about the queue of renders: input and output. */
export const queueRequests = {
  'queue.get': { input: nothing, output: queueState },
  /** Puts episodes in line. One that is there already goes on where it stands. */
  'queue.add': {
    input: z.strictObject({ episodes: z.array(shape.episodeId).min(1).max(1000) }),
    output: nothing,
  },
  /** To a place, 0 the first, or by so many places from where it is by then. Gives the place it is at. */
  'queue.move': {
    input: z.union([
      byJob.extend({ place: z.int().min(0).max(100_000) }),
      byJob.extend({ by: z.int().min(-1000).max(1000) }),
    ]),
    output: z.int().min(0),
  },
  'queue.pause': { input: oneOrAll, output: nothing },
  'queue.resume': { input: oneOrAll, output: nothing },
  /** Not before this moment; null: as soon as its turn comes. */
  'queue.schedule': { input: byJob.extend({ start: z.iso.datetime().nullable() }), output: nothing },
  'queue.remove': { input: byJob, output: nothing },
  /** Takes back a removal: the job is at its place again. */
  'queue.putBack': { input: byJob, output: nothing },
} as const satisfies Requests
