import { z } from 'zod'
import { errorCodes } from '../../shared/studio-error.ts'

/** What a worker with one task says, until it is done or has failed. The report is understood by who ordered it. */
export const workerMessageSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('progress'), fraction: z.number().min(0).max(1) }),
  z.object({ kind: z.literal('done'), report: z.unknown() }),
  z.object({ kind: z.literal('failed'), code: z.enum(errorCodes), message: z.string() }),
])

/** The same, to whom the report is known. */
export type WorkerMessage<Report> =
  | Exclude<z.output<typeof workerMessageSchema>, { kind: 'done' }>
  | { readonly kind: 'done'; readonly report: Report }
