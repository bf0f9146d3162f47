import { z } from 'zod'
import { nothing, type Requests } from './common.ts'
import * as shape from '../shapes.ts'

/** What the page asks about the key, the models, the prices and what was spent: input and output. */
export const geminiRequests = {
  'gemini.get': { input: nothing, output: shape.geminiState },
  /** The same, from a keychain that is asked anew: it may put a question on the screen. */
  'gemini.askKeychain': { input: nothing, output: shape.geminiState },
  /** Tries the key with Google and keeps it; one that Google refuses is not kept. */
  'gemini.setKey': {
    input: z.strictObject({ key: z.string().trim().min(1).max(500) }),
    output: shape.geminiState,
  },
  /** One free question to Google with the key that is kept. */
  'gemini.testKey': { input: nothing, output: shape.geminiState },
  'gemini.removeKey': { input: nothing, output: shape.geminiState },
  /** Takes over a key that was found, as `gemini.setKey` does. */
  'gemini.importKey': { input: z.strictObject({ place: shape.keyPlace }), output: shape.geminiState },
  'gemini.declineImport': { input: z.strictObject({ place: shape.keyPlace }), output: shape.geminiState },
  'gemini.refreshModels': { input: nothing, output: shape.geminiState },
  /** null: the prices that come with the program. */
  'gemini.setPrices': {
    input: z.strictObject({ rows: z.array(shape.priceRow).max(200).nullable() }),
    output: shape.geminiState,
  },
  'spending.get': {
    input: z.strictObject({ episode: shape.episodeId.optional() }),
    output: shape.spending,
  },
} as const satisfies Requests
