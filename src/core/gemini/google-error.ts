import { z } from 'zod'

/** What Google says of a request it refuses (google.rpc.Status, ErrorInfo, QuotaFailure, RetryInfo). */
export type GoogleError = {
  readonly message: string
  /** Such as INVALID_ARGUMENT. */
  readonly status: string
  /** Such as API_KEY_INVALID. */
  readonly reasons: readonly string[]
  readonly quotas: readonly { readonly id: string; readonly value: string | undefined }[]
  /** Seconds. */
  readonly retryDelay: number | undefined
}

const text = z.string().catch('')
const detail = z.looseObject({
  reason: z.string().optional().catch(undefined),
  retryDelay: z.string().optional().catch(undefined),
  violations: z
    .array(z.looseObject({ quotaId: text, quotaValue: z.coerce.string().optional().catch(undefined) }))
    .optional()
    .catch(undefined),
})
const body = z.object({
  error: z.object({ message: text, status: text, details: z.array(detail.catch({})).catch([]) }),
})

/** Reads the JSON of a refusal; undefined where it is not Google's. */
export function readGoogleError(json: unknown): GoogleError | undefined {
  // A stream's refusal comes in a list.
  const read = body.safeParse(Array.isArray(json) ? json[0] : json)
  if (!read.success) return undefined
  const { message, status, details } = read.data.error
  const delays = details.map(({ retryDelay }) => readDelay(retryDelay)).filter((delay) => delay !== undefined)
  return {
    message,
    status,
    reasons: details.flatMap(({ reason }) => (reason === undefined ? [] : [reason])),
    quotas: details.flatMap(({ violations = [] }) =>
      violations.map(({ quotaId, quotaValue }) => ({ id: quotaId, value: quotaValue })),
    ),
    retryDelay: delays.length === 0 ? undefined : Math.max(...delays),
  }
}

/** A duration as protobuf's JSON has it: "49s", "1.5s". */
function readDelay(written: string | undefined): number | undefined {
  const [, seconds] = /^(\d+(?:\.\d+)?)s$/.exec(written?.trim() ?? '') ?? []
  return seconds === undefined ? undefined : Number(seconds)
}
