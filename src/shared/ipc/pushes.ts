import { z } from 'zod'
import { errorCodes } from '../studio-error.ts'
import type { PushName } from './names.ts'
import { exportEnded, exportProgress } from './export-shapes.ts'
import { publishEnded, publishProgress } from './publish-shapes.ts'
import { byId, nothing } from './requests/common.ts'
import { queueState } from './queue-shapes.ts'
import * as shape from './shapes.ts'

/** What main pushes. */
export const pushes = {
  'library.changed': nothing,
  'shows.changed': nothing,
  'settings.changed': shape.settings,
  'episode.changedOutside': byId,
  /** A file was opened from outside the window: a second start, the dock, Open with. */
  'episode.openRequested': byId,
  'gemini.changed': shape.geminiState,
  'render.progress': shape.renderProgress,
  'render.ended': z.object({
    job: shape.jobId,
    episode: shape.episodeId,
    outcome: z.discriminatedUnion('end', [
      z.object({ end: z.literal('finished') }),
      z.object({ end: z.literal('cancelled') }),
      /** It keeps its place in the queue. */
      z.object({ end: z.literal('paused') }),
      /**
       * The requests of the day are used up, or Google is at work on a batch: it goes on by itself then. Without a message it
       * is as it was said before.
       */
      z.object({ end: z.literal('postponed'), until: z.iso.datetime(), message: z.string().optional() }),
      z.object({
        end: z.literal('failed'),
        code: z.enum(errorCodes),
        message: z.string(),
        /** The turns that could not be spoken, where it is they alone. */
        unspoken: z.array(shape.unspokenTurn).optional(),
      }),
    ]),
  }),
  'queue.changed': queueState,
  'publish.progress': publishProgress,
  'publish.ended': publishEnded,
  'export.progress': exportProgress,
  'export.ended': exportEnded,
  /** A menu item or media key that the page carries out. */
  command: z.object({
    name: z.enum([
      'new-episode',
      'open-scripts',
      'save-copy',
      'export',
      'paste-version',
      'render',
      'stop-render',
      'play-pause',
      'next-line',
      'previous-line',
      'find',
      'show-library',
      'show-shows',
      'show-queue',
      'show-settings',
      'show-shortcuts',
      'show-about',
    ]),
  }),
  notice: z.object({ message: z.string(), wayOut: z.string().optional() }),
} as const satisfies Record<PushName, z.ZodType>
