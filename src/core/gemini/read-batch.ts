import { z } from 'zod'

/** One answer of a batch: `json` as `generateContent` would have given it, undefined where Google refused the request. */
export type BatchAnswer = {
  /** What was sent along with its request; undefined where Google does not give it back. */
  readonly key: string | undefined
  readonly json: unknown
}

/** A batch as Google describes it. `open` is one that is not done yet. */
export type ReadBatch = {
  /** Such as batches/abc123. */
  readonly name: string
  readonly displayName: string
  /** When it was made, milliseconds since 1970 by Google's clock, where that is told. */
  readonly madeAt: number | undefined
  readonly state: 'open' | 'done' | 'failed' | 'cancelled' | 'expired'
  readonly answers: readonly BatchAnswer[]
}

const batchSchema = z.looseObject({
  name: z.string().regex(/^batches\/[\w.-]{1,200}$/u),
  displayName: z.string().catch(''),
  createTime: z.iso.datetime({ offset: true }).optional().catch(undefined),
  state: z.string().catch(''),
  dest: z
    .looseObject({
      inlinedResponses: z
        .array(
          z
            .looseObject({
              response: z.unknown().optional(),
              metadata: z.looseObject({ key: z.string() }).optional().catch(undefined),
            })
            // One that makes no sense takes none of the others with it.
            .catch({}),
        )
        .catch([]),
    })
    .optional()
    .catch(undefined),
})

const ended: ReadonlyMap<string, ReadBatch['state']> = new Map([
  ['JOB_STATE_SUCCEEDED', 'done'],
  ['JOB_STATE_PARTIALLY_SUCCEEDED', 'done'],
  ['JOB_STATE_FAILED', 'failed'],
  ['JOB_STATE_CANCELLED', 'cancelled'],
  ['JOB_STATE_EXPIRED', 'expired'],
])

/** Reads a batch as Google's library gives it; undefined for what is none. A state nobody knows is one that goes on. */
export function readBatch(json: unknown): ReadBatch | undefined {
  const read = batchSchema.safeParse(json)
  if (!read.success) return undefined
  const { name, displayName, createTime, state, dest } = read.data
  const madeAt = createTime === undefined ? undefined : Date.parse(createTime)
  const answers = (dest?.inlinedResponses ?? []).map(({ response, metadata }) => {
    return { key: metadata?.key, json: response }
  })
  return { name, displayName, madeAt, state: ended.get(state) ?? 'open', answers }
}
