import { z } from 'zod'
import { nothing, type Requests } from './common.ts'
import * as shape from '../shapes.ts'
import { brokenShow, show, showChanges, showId } from '../show-shapes.ts'

/** A name of those that `broken` lists; main takes no other. */
const byFolder = z.strictObject({ folder: z.string().min(1).max(255) })
const byShow = z.strictObject({ id: showId })

/** What the page asks about shows: input and output. */
export const showRequests = {
  'shows.list': {
    input: nothing,
    output: z.object({
      shows: z.array(show),
      /** Folders that cannot be read, each with the reason. */
      broken: z.array(brokenShow),
    }),
  },
  'shows.create': { input: z.strictObject({ title: shape.title }), output: showId },
  'shows.change': { input: z.strictObject({ id: showId, changes: showChanges }), output: nothing },
  /** What would have to be spoken anew, were these changes made. */
  'shows.touched': {
    input: z.strictObject({ id: showId, changes: showChanges }),
    output: z.object({ episodes: z.int().min(0), lines: z.int().min(0) }),
  },
  /** The system's open dialog, then the picture as the show's cover, and what was done to it; null when it was cancelled. */
  'shows.chooseCover': { input: byShow, output: z.object({ notes: z.array(z.string()) }).nullable() },
  /** A cover that the show had before, or null for none. */
  'shows.setCover': {
    input: z.strictObject({ id: showId, cover: z.string().max(255).nullable() }),
    output: nothing,
  },
  /** A new episode whose script names the show. */
  'shows.newEpisode': { input: byShow, output: shape.episodeId },
  'shows.trash': { input: byShow, output: nothing },
  'shows.restore': { input: byShow, output: nothing },
  'shows.reveal': { input: byShow, output: nothing },
  'shows.revealBroken': { input: byFolder, output: nothing },
  /** Puts the copy in place of a show file that cannot be read. */
  'shows.restoreCopy': { input: byFolder, output: nothing },
} as const satisfies Requests
