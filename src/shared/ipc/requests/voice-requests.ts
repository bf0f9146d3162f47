import { z } from 'zod'
import { nothing, type Requests } from './common.ts'
import * as shape from '../shapes.ts'

/** What the page asks about voices: input and output. */
export const voiceRequests = {
  'voices.list': { input: nothing, output: z.array(shape.voice) },
  /**
   * A short sentence in this voice, as audio. The draft voices stand in for Gemini's unless `engine` asks for Gemini,
   * which is paid once: the sentence is kept.
   */
  'voices.preview': {
    input: z.strictObject({
      voice: shape.voiceName,
      engine: shape.engineId.optional(),
      text: z.string().min(1).max(300).optional(),
    }),
    output: shape.mediaId,
  },
  /** Which voices of Gemini have their sentence already, and what another costs. */
  'voices.previews': {
    input: nothing,
    output: z.object({ made: z.array(z.string()), cost: z.number().min(0) }),
  },
  /** Searches Google's extended library of voices, a page at a time. */
  'voices.search': {
    input: shape.voiceQuery,
    output: shape.voicePage,
  },
} as const satisfies Requests
