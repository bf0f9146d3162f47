import { z } from 'zod'
import { chapterChange, chapterTitle, detailChanges, episodeDetails } from '../detail-shapes.ts'
import { episodeId } from '../shapes.ts'
import { byId, nothing, type Requests } from './common.ts'

/** An episode, or the chapter of a title in it. */
const pictured = { id: episodeId, chapter: chapterTitle.exactOptional() }

/** What the page asks about the details of an episode: input and output. */
export const detailRequests = {
  'details.get': { input: byId, output: episodeDetails },
  'details.change': { input: z.strictObject({ id: episodeId, changes: detailChanges }), output: nothing },
  'details.changeChapter': {
    input: z.strictObject({ id: episodeId, change: chapterChange }),
    output: nothing,
  },
  /** The system's open dialog, then the picture as a cover or a chapter's, and what was done to it; null when it was cancelled. */
  'details.choosePicture': {
    input: z.strictObject(pictured),
    output: z.object({ notes: z.array(z.string()) }).nullable(),
  },
  /** A picture that is in the episode's folder, or null for none. */
  'details.setPicture': {
    input: z.strictObject({ ...pictured, picture: z.string().max(255).nullable() }),
    output: nothing,
  },
} as const satisfies Requests
