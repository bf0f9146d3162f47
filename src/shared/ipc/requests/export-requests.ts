import { z } from 'zod'
import { exportChoices, exportProgress } from '../export-shapes.ts'
import { episodeId, jobId } from '../shapes.ts'
import { byId, nothing, type Requests } from './common.ts'

/** What the page asks about exports: input and output. */
export const exportRequests = {
  /** What there is to export of an episode. Refused with `not-rendered` where there is no finished audio. */
  'export.describe': {
    input: byId,
    output: z.object({
      /** What the name of the files is made of; see `NameParts`. */
      name: z.object({
        title: z.string(),
        show: z.string().optional(),
        number: z.number().optional(),
        season: z.number().optional(),
        date: z.string().optional(),
      }),
      seconds: z.number().min(0),
      channels: z.union([z.literal(1), z.literal(2)]),
      /** Hz of the finished audio. */
      rate: z.number(),
      /** LUFS, one channel measured as from two loudspeakers. */
      loudness: z.number().nullable(),
      speakers: z.int().min(0),
      hasMusic: z.boolean(),
      chapters: z.int().min(0),
      /** Whether the script was changed since; and whether its lines still have times. */
      isStale: z.boolean(),
      hasLines: z.boolean(),
      /** As it was done last, with the loudness of the show where it has one. */
      choices: exportChoices,
      /** Where the files will be, for people to read. */
      folder: z.string(),
    }),
  },
  /** The system's dialog for a folder, which is remembered; null when it was cancelled. */
  'export.chooseFolder': { input: nothing, output: z.string().nullable() },
  /**
   * Begins an export into the folder that was chosen, or, with `saveAs`, of one format to the place that the system's
   * dialog asks for: null when that was cancelled. Where something is there already and nothing was said about it,
   * nothing begins.
   */
  'export.start': {
    input: z.strictObject({
      id: episodeId,
      choices: exportChoices.strict(),
      saveAs: z.boolean(),
      ofPresent: z.enum(['refuse', 'replace', 'keep-both', 'skip']),
    }),
    output: z
      .discriminatedUnion('begun', [
        z.object({ begun: z.literal(true), job: jobId }),
        z.object({ begun: z.literal(false), present: z.array(z.string()) }),
      ])
      .nullable(),
  },
  'export.cancel': { input: z.strictObject({ job: jobId }), output: nothing },
  'export.active': { input: nothing, output: z.array(exportProgress) },
  /** Shows the files of an export that has finished in the system's file manager. */
  'export.reveal': { input: z.strictObject({ job: jobId }), output: nothing },
} as const satisfies Requests
