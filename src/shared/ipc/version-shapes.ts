import { z } from 'zod'
import { errorCodes } from '../studio-error.ts'

const count = z.int().min(0)
const seconds = z.number().min(0)

const piece = z.object({ kind: z.enum(['same', 'removed', 'added']), text: z.string() })
const row = z.discriminatedUnion('kind', [
  /** So many lines that are the same. */
  z.object({ kind: z.literal('same'), lines: count }),
  z.object({
    kind: z.enum(['edited', 'moved', 'new', 'removed']),
    /** Numbers of lines, from 1; absent for what is no line. */
    line: count.exactOptional(),
    from: count.exactOptional(),
    head: z.array(piece).readonly(),
    words: z.array(piece).readonly(),
  }),
])

/** What a new text of a script would change, before it is taken. */
export const versionComparison = z.object({
  /** How many lines are what. */
  counts: z.object({ same: count, edited: count, moved: count, removed: count, new: count }),
  /** How much else is changed: front matter, chapters, cues, comments. */
  others: count,
  /** Only the first of very many. */
  rows: z.array(row).readonly(),
  moreRows: count,
  /** Locks and notes on lines whose words are no more. */
  ended: z
    .array(
      z.object({
        line: count,
        speaker: z.string(),
        words: z.string(),
        isLocked: z.boolean(),
        hasNote: z.boolean(),
      }),
    )
    .readonly(),
  moreEnded: count,
  /** Lines in the new text. */
  lines: count,
  /** Who would speak everything, where the text names nobody. */
  narrator: z.string().optional(),
  newSpeakers: z.array(z.string()).readonly(),
  problems: z.array(z.object({ line: count, message: z.string() })).readonly(),
  moreProblems: count,
  /** What rendering it would make; absent where that cannot be told. */
  price: z
    .object({
      /** Lines whose take is there. */
      reused: count,
      missing: count,
      requests: count,
      /** Seconds of speech to be made, USD, and seconds it would take. */
      speech: seconds,
      cost: z.number().min(0),
      wait: seconds,
    })
    .optional(),
  /** What would stop a render of it. */
  obstacle: z.object({ code: z.enum(errorCodes), message: z.string() }).optional(),
})
