import type { SeenRequest } from '../gemini-server/http/seen-request.ts'
import { asksIn, type Ask } from './asks-in.ts'
import type { Fault } from './fault.ts'
import type { BatchOnDisk } from './read-batches.ts'
import type { Shelves } from './read-shelves.ts'

/** The ledger: which entries were sent, and how they ended. */
type Ledger = {
  readonly sent: { readonly has: (entry: string) => boolean }
  readonly ended: ReadonlyMap<string, { readonly outcome: string }>
}

export type BatchRun = {
  /** What the server was asked in this run. */
  readonly requests: readonly SeenRequest[]
  readonly ledger: Ledger
  /** The batches on disk after it. */
  readonly batches: readonly Omit<BatchOnDisk, 'texts'>[]
  /** Whether the render came to its end. */
  readonly isDone: boolean
}

/** Holds each run against all batches that the server ever took. */
export type BatchChecker = (run: BatchRun) => readonly Fault[]

/**
 * A batch that the server took is in the ledger, and on disk until each of its answers is put away; none is created twice,
 * none of its lines is asked for while it is on its way, also where its name was not written down in time. A render that
 * comes to its end has kept every answer and leaves no batch behind.
 */
export function createBatchChecker(): BatchChecker {
  /** What the server took in batches, by the entry of the ledger. */
  const taken = new Map<string, Ask>()
  const orders = new Set<string>()

  return ({ requests, ledger: { sent, ended }, batches, isDone }) => {
    const faults: Fault[] = []
    const before = [...taken]
    for (const request of requests) {
      const asks = asksIn(request)
      for (const { texts } of asks) {
        // Its answer may have come in this run, and may have been no good.
        const other = before.find(
          ([entry, ask]) => !ended.has(entry) && ask.texts.some((text) => texts.includes(text)),
        )
        if (other !== undefined)
          faults.push({
            kind: 'asked-again',
            sentence: `Asked for, though a batch is to bring it: ${texts.join(' ')}`,
          })
      }
      const order = asks[0]?.batch?.displayName
      // What has reached the server is taken, whether or not somebody heard the answer.
      if (order === undefined || (request.status !== undefined && request.status !== 200)) continue
      if (orders.has(order))
        faults.push({ kind: 'asked-again', sentence: `The batch ${order} was created twice.` })
      orders.add(order)
      for (const ask of asks) if (ask.batch !== undefined) taken.set(ask.batch.entry, ask)
    }
    const known = new Set(batches.flatMap(({ entries }) => entries))
    for (const [entry, { batch }] of taken) {
      const name = `${batch?.displayName}, entry ${entry}`
      if (!sent.has(entry)) faults.push({ kind: 'unbooked', sentence: `Not in the ledger: ${name}.` })
      const end = ended.get(entry)
      if (end === undefined && !known.has(entry))
        faults.push({ kind: 'lost', sentence: `On its way, and not on disk: ${name}.` })
      if (end !== undefined && end.outcome !== 'kept')
        faults.push({ kind: 'lost', sentence: `Answered, and booked as ${end.outcome}: ${name}.` })
    }
    if (isDone)
      for (const { id } of batches)
        faults.push({ kind: 'left-over', sentence: `The batch ${id} is left over.` })
    return faults
  }
}

/** How a batch on disk stood when its program was killed. */
export type BatchPhase = 'sent' | 'waited for' | 'collected'

/** Sent: it may be, its name is not known yet. Collected: one of its answers is on disk, and not all is put away. */
export function phaseOf(
  { name, texts }: Pick<BatchOnDisk, 'name' | 'texts'>,
  { takes, passages }: Pick<Shelves, 'takes' | 'passages'>,
): BatchPhase {
  const answers = [...takes.values(), ...passages.values()].map((answer) => JSON.stringify(answer.texts))
  const there = new Set(answers)
  if (texts.some((lines) => there.has(JSON.stringify(lines)))) return 'collected'
  return name === undefined ? 'sent' : 'waited for'
}
