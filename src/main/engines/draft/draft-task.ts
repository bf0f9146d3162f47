import { z } from 'zod'

/** What a worker is to speak: one turn. */
export const draftTaskSchema = z.object({
  base: z.enum(['slt', 'rms', 'awb', 'kal16']),
  stretch: z.number().min(0.5).max(2),
  pitch: z.number().min(50).max(500).optional(),
  gain: z.number().positive().max(30),
  pace: z.number().min(0.5).max(2),
  parts: z.array(
    z.discriminatedUnion('kind', [
      z.object({ kind: z.literal('silence'), seconds: z.number().min(0).max(3600) }),
      z.object({
        kind: z.literal('speech'),
        /** `text` is for one call; `words` are its words in order, as Flite says them. */
        pieces: z.array(z.object({ text: z.string(), words: z.array(z.string()) })),
      }),
    ]),
  ),
})

/** What it spoke. */
export const draftSpeechSchema = z.object({
  /** 24 kHz, mono. */
  pcm: z.instanceof(Int16Array),
  /** `word` counts the words of all pieces of the task, from 0; seconds from its start. */
  words: z.array(z.object({ word: z.int().min(0), start: z.number(), end: z.number() })),
})

export type DraftTask = z.infer<typeof draftTaskSchema>
export type DraftSpeech = z.infer<typeof draftSpeechSchema>

/** Samples a second of everything the draft voices speak. */
export const draftRate = 24_000
