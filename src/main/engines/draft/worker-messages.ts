import { z } from 'zod'

/** To a worker: do this. */
export const jobSchema = z.object({ id: z.int(), task: z.unknown() })

/** From a worker. A sign of progress, seconds of audio so far, also says that it is alive. */
export const replySchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('ready') }),
  z.object({ kind: z.literal('progress'), id: z.int(), seconds: z.number() }),
  z.object({ kind: z.literal('done'), id: z.int(), result: z.unknown() }),
  z.object({ kind: z.literal('failed'), id: z.int(), reason: z.string() }),
])

export type Reply = z.infer<typeof replySchema>
