import { z } from 'zod'
import { publishProgress, stayedEpisode } from '../publish-shapes.ts'
import { jobId } from '../shapes.ts'
import { showId } from '../show-shapes.ts'
import { nothing, type Requests } from './common.ts'

const byShow = z.strictObject({ id: showId })
const byJob = z.strictObject({ job: jobId })

/** What the page asks about publishing shows: input and output. */
export const publishRequests = {
  'publish.describe': {
    input: byShow,
    output: z.object({
      /** Where it was published from this computer, for people to read; absent before the first time. */
      folder: z.string().optional(),
      /** How many episodes have finished audio. */
      finished: z.int().min(0),
      /** Titles of those that have none, and that the feed will not hold. */
      unfinished: z.array(z.string()),
      /** Those that cannot be made now and stay in the feed of the folder as they were published. */
      stayed: z.array(stayedEpisode),
    }),
  },
  /** The system's dialog for a folder, which is remembered for the show; null when it was cancelled. */
  'publish.chooseFolder': { input: byShow, output: z.string().nullable() },
  /** Begins to publish into the folder that was chosen. `address`: of that folder on the web, which becomes the show's. */
  'publish.start': {
    input: z.strictObject({ id: showId, address: z.string().max(2000).optional() }),
    output: jobId,
  },
  'publish.active': { input: nothing, output: z.array(publishProgress) },
  'publish.cancel': { input: byJob, output: nothing },
  /** Shows what was published in the system's file manager. */
  'publish.reveal': { input: byJob, output: nothing },
} as const satisfies Requests
