import { z } from 'zod'
import { chapterChange, detailChanges, episodeDetails } from '../detail-shapes.ts'
import { episodeId } from '../shapes.ts'
import { byId, nothing, type Requests } from './common.ts'

/** What the page asks about the details of an episode: input and output. */
export const detailRequests = {
  'details.get': { input: byId, output: episodeDetails },
  'details.change': { input: z.strictObject({ id: episodeId, changes: detailChanges }), output: nothing },
  'details.changeChapter': {
    input: z.strictObject({ id: episodeId, change: chapterChange }),
    output: nothing,
  },
} as const satisfies Requests
