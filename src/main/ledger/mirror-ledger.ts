import { z } from 'zod'
import { pacificDay } from '../../core/price/pacific-day.ts'
import type { Database } from '../database/database.ts'
import { readLine, type EndedLine, type SentLine } from './ledger-lines.ts'
import { openLedgerReader, type LedgerReader } from './read-ledger.ts'

const progressRow = z.object({
  position: z.int(),
  mark: z.string(),
  unreadable: z.int(),
  foreign_lines: z.int(),
})

/** Bytes taken in one transaction, about: each writes every page of the index that it touches. */
const stretch = 2 ** 23

/** How far the database has followed the ledger. */
export type Progress = z.output<typeof progressRow>

export function readProgress(database: Database): Progress {
  return database.one(progressRow, 'SELECT position, mark, unreadable, foreign_lines FROM progress')
}

/**
 * Takes the next stretch of the ledger at `path`, a few megabytes, into the database. Whether there is more: call again.
 * Where what was read before is no longer what the ledger says (restored, moved away), everything is read anew. Throws
 * StudioError.
 */
export function mirrorLedger(database: Database, path: string): boolean {
  const reader = openLedgerReader(path)
  try {
    const size = reader?.size ?? 0
    const { position, mark } = readProgress(database)
    const isSame = position <= size && mark === markOf(reader, position)
    // A torn line is looked at again and again until the next one closes it: nothing is written for that.
    const isAtEnd = position === size || reader?.lines(position).next === position
    if (isSame && isAtEnd) return false
    return database.transaction(() => follow(database, reader))
  } finally {
    reader?.close()
  }
}

function follow(database: Database, reader: LedgerReader | undefined): boolean {
  // Asked again: another program may have been here since.
  let progress = readProgress(database)
  const { position } = progress
  const isSame = position <= (reader?.size ?? 0) && progress.mark === markOf(reader, position)
  if (!isSame) {
    database.run('DELETE FROM requests')
    progress = { position: 0, mark: '', unreadable: 0, foreign_lines: 0 }
  }
  let { position: next, unreadable, foreign_lines: foreign } = progress
  const book = (text: string) => {
    const line = readLine(text)
    if (line === 'unreadable') unreadable++
    else if (line === 'foreign') foreign++
    else if (line.kind === 'sent') bookSent(database, line)
    else bookEnded(database, line)
  }
  let isAtEnd = false
  while (!isAtEnd && next < progress.position + stretch) {
    const chunk = reader?.lines(next) ?? { lines: [], next }
    for (const text of chunk.lines) if (text !== '') book(text)
    isAtEnd = chunk.next === next
    next = chunk.next
  }
  database.run(
    'UPDATE progress SET position = ?, mark = ?, unreadable = ?, foreign_lines = ?',
    next,
    markOf(reader, next),
    unreadable,
    foreign,
  )
  return !isAtEnd
}

/** Nothing read has no mark. */
function markOf(reader: LedgerReader | undefined, length: number): string {
  return reader === undefined || length === 0 ? '' : reader.markOf(length)
}

function bookSent(database: Database, line: SentLine): void {
  const { id, model, purpose, estimatedCost, turns } = line
  const at = new Date(line.at)
  database.run(
    `INSERT INTO requests (id, sent_at, pacific_day, model, purpose, episode, estimated_cost, turns)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO NOTHING`,
    id,
    at.getTime(),
    pacificDay(at),
    model,
    purpose.kind,
    purpose.episode ?? null,
    estimatedCost,
    JSON.stringify(turns),
  )
  database.run('DELETE FROM reservations WHERE id = ?', id)
}

/** An end whose beginning is lost in a damaged line is booked all the same: it has a price. */
function bookEnded(database: Database, line: EndedLine): void {
  const { id, outcome, code, take, seconds, tokensIn, tokensOut, cost, latency } = line
  const at = new Date(line.at)
  database.run(
    `INSERT INTO requests (id, sent_at, pacific_day, model, purpose, estimated_cost, turns,
       outcome, code, take, seconds, tokens_in, tokens_out, cost, latency)
     VALUES (?, ?, ?, 'unknown', 'take', 0, '[]', ?, ?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT (id) DO UPDATE SET outcome = excluded.outcome, code = excluded.code, take = excluded.take,
       seconds = excluded.seconds, tokens_in = excluded.tokens_in, tokens_out = excluded.tokens_out,
       cost = excluded.cost, latency = excluded.latency`,
    id,
    at.getTime(),
    pacificDay(at),
    outcome,
    code ?? null,
    take ?? null,
    seconds ?? null,
    tokensIn ?? null,
    tokensOut ?? null,
    cost ?? null,
    latency,
  )
}
