import { readFile } from 'node:fs/promises'
import { isAbsent } from '../../src/main/files/is-absent.ts'
import { readLine, type EndedLine, type SentLine } from '../../src/main/ledger/ledger-lines.ts'
import type { Fault } from './fault.ts'

/** What a ledger says, read without the program's own reader. */
export type LedgerEntries = {
  readonly sent: ReadonlyMap<string, SentLine>
  readonly ended: ReadonlyMap<string, EndedLine>
  /** Sent, and nobody knows what became of it. */
  readonly open: ReadonlySet<string>
  /** Keys of the answers that were kept. */
  readonly kept: ReadonlySet<string>
  readonly faults: readonly Fault[]
}

/** Reads the ledger at `path`. Its last line may be torn, and no other. */
export async function readEntries(path: string): Promise<LedgerEntries> {
  const text = await readFile(path, 'utf8').catch((error: unknown) => {
    if (!isAbsent(error)) throw error
    return ''
  })
  const sent = new Map<string, SentLine>()
  const ended = new Map<string, EndedLine>()
  const faults: Fault[] = []
  const lines = text.split('\n')
  // Behind the last end of a line is nothing, or what is torn.
  for (const [place, line] of lines.slice(0, -1).entries()) {
    const entry = readLine(line)
    if (typeof entry === 'string')
      faults.push({ kind: 'books', sentence: `Line ${place + 1} of the ledger is ${entry}.` })
    else if (entry.kind === 'sent') {
      if (sent.has(entry.id)) faults.push({ kind: 'books', sentence: `${entry.id} was sent twice.` })
      sent.set(entry.id, entry)
    } else {
      if (!sent.has(entry.id)) faults.push({ kind: 'books', sentence: `${entry.id} ended and was not sent.` })
      if (ended.has(entry.id)) faults.push({ kind: 'books', sentence: `${entry.id} ended twice.` })
      ended.set(entry.id, entry)
    }
  }
  const open = new Set([...sent.keys()].filter((id) => !ended.has(id)))
  const kept = new Set(
    [...ended.values()].flatMap(({ outcome, take }) =>
      outcome === 'kept' && take !== undefined ? [take] : [],
    ),
  )
  return { sent, ended, open, kept, faults }
}
