import { z } from 'zod'

/** What the server of a benchmark is like. */
export const serverSettings = z.strictObject({
  /** Milliseconds before each answer. */
  latency: z.number(),
  /** Every answer is the same prepared speech of so many seconds; without it answers are as long as their text. */
  seconds: z.number().optional(),
  requestsPerMinute: z.number().optional(),
  /** Real speech of the draft voices instead of sounds of the right length. */
  speaks: z.boolean().default(false),
  /** Each befalls the first request that holds these words, whoever asks and in whatever order. */
  failures: z
    .array(z.strictObject({ words: z.string(), kind: z.enum(['internal', 'unavailable', 'minute-limit']) }))
    .default([]),
})

export type ServerSettings = z.input<typeof serverSettings>

/** What a server tells when it is asked how it went so far. */
export const serverReport = z.strictObject({
  /** Status of every request so far, in order; null where none was sent. */
  statuses: z.array(z.number().nullable()),
  /** Milliseconds since 1970 of each of these. */
  times: z.array(z.number()),
  /** Answers that were charged for. */
  billed: z.number(),
})

export type ServerReport = z.output<typeof serverReport>
