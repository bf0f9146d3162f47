import { z } from 'zod'
import { errorCodes } from '../studio-error.ts'
import { jobId } from './shapes.ts'
import { showId } from './show-shapes.ts'

/** See `Finding`. */
const finding = z.object({
  rule: z.string(),
  level: z.enum(['refused', 'advice']),
  episode: z.string().optional(),
  message: z.string(),
  wayOut: z.string(),
})

/** An episode that stays in the feed as it was published, and why. */
export const stayedEpisode = z.object({ id: z.string(), title: z.string(), reason: z.string() })

export const publishProgress = z.object({ job: jobId, show: showId, fraction: z.number().min(0).max(1) })

export const publishEnded = z.object({
  job: jobId,
  show: showId,
  outcome: z.discriminatedUnion('end', [
    z.object({
      end: z.literal('finished'),
      /** For people to read. */
      folder: z.string(),
      /** Address of the feed. */
      feed: z.string(),
      episodes: z.int().min(0),
      /** Files that were written and removed; the others were there already. */
      written: z.int().min(0),
      removed: z.int().min(0),
      /** Files that are no longer needed, but were changed by somebody else. */
      left: z.array(z.string()),
      /** Titles of episodes that have no finished audio. */
      unfinished: z.array(z.string()),
      stayed: z.array(stayedEpisode),
      /** Those that cannot be made now and never were published, and why. */
      leftOut: z.array(stayedEpisode),
      findings: z.array(finding),
    }),
    z.object({ end: z.literal('failed'), code: z.enum(errorCodes), message: z.string() }),
    z.object({ end: z.literal('cancelled') }),
  ]),
})
