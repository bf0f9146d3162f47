import { z } from 'zod'

const count = z.int().min(0)
const keySchema = z.string().regex(/^[0-9a-f]{64}$/)

/** What the checks said of a take, and by which version of their rules. */
export const takeNoteSchema = z.object({
  rules: z.int().min(1),
  verdict: z.enum(['ok', 'doubtful', 'bad']),
  reasons: z.array(z.object({ code: z.string(), verdict: z.enum(['doubtful', 'bad']), message: z.string() })),
  /** What the voice sounds like in it, where there is enough of it; see `VoicePrint`. */
  voice: z.object({ pitch: z.number(), places: z.number() }).optional(),
})

export type TakeNote = z.infer<typeof takeNoteSchema>

/** What is known of a take; the .json beside its audio. Samples at `rate`. */
export const takeFileSchema = z.object({
  version: z.literal(1),
  key: keySchema,
  request: z.object({
    engine: z.string(),
    model: z.string(),
    language: z.string().optional(),
    turns: z.array(
      z.object({ text: z.string(), voice: z.string(), style: z.string().optional(), pace: z.number() }),
    ),
    take: z.int().min(1),
  }),
  createdAt: z.iso.datetime(),
  rate: z.int().positive(),
  samples: count,
  /** SHA-256 of the audio file. */
  audio: keySchema,
  speech: z.object({ start: count, end: count }),
  level: z.object({ blocks: count, energy: z.number().min(0) }),
  finish: z.enum(['stop', 'other']),
  usage: z.object({ tokensIn: count, tokensOut: count, cost: z.number().min(0) }),
  words: z.array(
    z.object({
      turn: count,
      word: z.string(),
      at: count,
      length: count,
      start: z.number(),
      end: z.number(),
    }),
  ),
  /** The key of the passage it was cut from; absent where it was spoken by itself. */
  passage: keySchema.optional(),
  /** Absent until it was checked. */
  note: takeNoteSchema.optional(),
})

export type TakeFile = z.infer<typeof takeFileSchema>
