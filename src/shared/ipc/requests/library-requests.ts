import { z } from 'zod'
import { errorCodes } from '../../studio-error.ts'
import { byId, nothing, type Requests } from './common.ts'
import * as shape from '../shapes.ts'

const library = z.object({
  /** `picture`: its own cover, else its show's. */
  episodes: z.array(shape.episodeSummary.extend({ picture: shape.mediaId.optional() })),
  broken: z.array(shape.brokenEpisode),
  /** Why the library cannot be used, if so. */
  unavailable: z.object({ code: z.enum(errorCodes), message: z.string() }).optional(),
  /** How many episodes there are, where these are only the first of them. */
  total: z.int().min(1).optional(),
})

/** What an opening of files came to: an episode for each script that could be read, a sentence for each that could not. */
const opened = z.object({
  episodes: z.array(shape.episodeId),
  refused: z.array(z.object({ file: z.string(), code: z.enum(errorCodes), message: z.string() })),
})

/** What the page asks about the library: input and output. */
export const libraryRequests = {
  'library.list': { input: nothing, output: library },
  /** As `library.list`, but only the first episodes in the order of the settings: a first screen, quickly. */
  'library.beginning': { input: nothing, output: library },
  /** Empty, or of a script; then its title is the script's own, where it has one. */
  'library.createEpisode': {
    input: z.strictObject({ title: shape.title.optional(), text: shape.scriptText.optional() }),
    output: shape.episodeId,
  },
  'library.openSample': { input: nothing, output: shape.episodeId },
  /** The system's open dialog; no episodes when it was cancelled. */
  'library.openScripts': { input: nothing, output: opened },
  /** Paths come from the preload, which has them from the system for the files that were dropped. */
  'library.openDropped': {
    input: z.strictObject({ paths: z.array(z.string().min(1).max(4096)).min(1).max(50) }),
    output: opened,
  },
  'library.duplicate': { input: byId, output: shape.episodeId },
  'library.rename': { input: z.strictObject({ id: shape.episodeId, title: shape.title }), output: nothing },
  'library.reveal': { input: byId, output: nothing },
  'library.trash': {
    input: z.strictObject({ ids: z.array(shape.episodeId).min(1).max(1000) }),
    output: nothing,
  },
  'library.restore': {
    input: z.strictObject({ ids: z.array(shape.episodeId).min(1).max(1000) }),
    output: nothing,
  },
} as const satisfies Requests
