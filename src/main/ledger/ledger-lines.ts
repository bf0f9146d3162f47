import { z } from 'zod'
import { parseJson } from '../../core/text/parse-json.ts'

const amount = z.number().min(0)
/** Lines of this version are read; of others it is only known that they are there. */
const v = z.literal(1)

export const sentLine = z.object({
  v,
  kind: z.literal('sent'),
  id: z.uuid(),
  at: z.iso.datetime(),
  model: z.string(),
  /** Absent: standard. */
  service: z.enum(['flex', 'batch']).optional(),
  purpose: z.object({ kind: z.enum(['take', 'preview']), episode: z.string().optional() }),
  /** USD. */
  estimatedCost: amount,
  turns: z.array(z.object({ voice: z.string(), words: amount, characters: amount })),
})

export const endedLine = z.object({
  v,
  kind: z.literal('ended'),
  id: z.uuid(),
  at: z.iso.datetime(),
  outcome: z.enum(['kept', 'failed']),
  code: z.string().optional(),
  /** Key of the take. */
  take: z.string().optional(),
  /** Of speech. */
  seconds: amount.optional(),
  tokensIn: z.int().min(0).optional(),
  tokensOut: z.int().min(0).optional(),
  /** USD. Absent: it is not known what Google asks for it, and the estimate stands. */
  cost: amount.optional(),
  /** Seconds. */
  latency: amount,
})

const ledgerLine = z.discriminatedUnion('kind', [sentLine, endedLine])

export type SentLine = z.output<typeof sentLine>
export type EndedLine = z.output<typeof endedLine>
export type LedgerLine = SentLine | EndedLine

/** A line as it stands in the file, its end included. */
export function printLine(line: LedgerLine): string {
  return `${JSON.stringify(line)}\n`
}

const versioned = z.object({ v: z.number(), kind: z.string() })

/**
 * Reads one line. `foreign` is one of a later version, `unreadable` what was torn or damaged. A line may be glued to one
 * that was torn before it; it is read all the same.
 */
export function readLine(text: string): LedgerLine | 'foreign' | 'unreadable' {
  const whole = readWhole(text)
  if (whole !== 'unreadable') return whole
  const glued = text.lastIndexOf('{"v":')
  return glued > 0 ? readWhole(text.slice(glued)) : whole
}

function readWhole(text: string): LedgerLine | 'foreign' | 'unreadable' {
  const value = parseJson(text)
  const line = ledgerLine.safeParse(value)
  if (line.success) return line.data
  const other = versioned.safeParse(value)
  return other.success && (other.data.v !== 1 || !['sent', 'ended'].includes(other.data.kind))
    ? 'foreign'
    : 'unreadable'
}
