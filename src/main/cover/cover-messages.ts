import { z } from 'zod'
import { errorCodes } from '../../shared/studio-error.ts'

const pictureSchema = z.object({
  mediaType: z.enum(['image/jpeg', 'image/png']),
  bytes: z.custom<Uint8Array>((value) => value instanceof Uint8Array),
})

/** What a cover worker is started with. `fonts` is the folder of the program's fonts. */
export const coverTaskSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('prepare'), path: z.string().min(1) }),
  z.object({
    kind: z.literal('draw'),
    fonts: z.string().min(1),
    order: z.object({
      title: z.string(),
      show: z.string().optional(),
      seed: z.string().optional(),
    }),
  }),
])

export type CoverTask = z.infer<typeof coverTaskSchema>

/** What it says. */
export const coverMessageSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('done'), picture: pictureSchema, notes: z.array(z.string()).readonly() }),
  z.object({ kind: z.literal('failed'), code: z.enum(errorCodes), message: z.string() }),
])

export type CoverMessage = z.infer<typeof coverMessageSchema>
