import { randomUUID } from 'node:crypto'
import { statSync } from 'node:fs'
import { join } from 'node:path'
import { setImmediate } from 'node:timers/promises'
import { z } from 'zod'
import { learnRates } from '../../core/estimate/learn-rates.ts'
import type { SpeakingRates } from '../../core/estimate/speaking-rates.ts'
import { parseJson } from '../../core/text/parse-json.ts'
import { StudioError } from '../../shared/studio-error.ts'
import type { Database } from '../database/database.ts'
import { openStore } from '../database/open-store.ts'
import { fileError } from '../files/file-error.ts'
import { fileMark } from '../files/file-mark.ts'
import type { KeptQueue } from '../queue/job-schema.ts'
import { readQueue, writeQueue } from '../queue/queue-table.ts'
import type { Books, Budgets } from './books.ts'
import { openLedgerFile } from './ledger-file.ts'
import { mirrorLedger, readProgress } from './mirror-ledger.ts'
import { readRateSamples } from './rate-samples.ts'
import { release, reserve } from './reserve.ts'
import { settledCost } from './settled-cost.ts'
import { readSpending, type Spending } from './spending.ts'

/** What was sent and spent, and what is learned from it. */
export interface Accounts {
  readonly books: Books
  /** As it is now, other programs' requests included; of one episode, too, where one is named. */
  readonly spending: (episode?: string) => Spending
  readonly rates: () => SpeakingRates
  /** What a limiter knows, as JSON; it is the caller's to check. What cannot be kept is forgotten, never an error. */
  readonly limiterMemory: {
    readonly load: (id: string) => unknown
    readonly save: (id: string, memory: unknown) => void
  }
  /** The renders that are to be made; undefined where they were never written here. Throws StudioError. */
  readonly queue: {
    readonly load: () => KeptQueue | undefined
    readonly save: (queue: KeptQueue) => void
  }
  /** Lines of the ledger that were torn or damaged, and those of a later version of the program. */
  readonly passedOver: () => { readonly unreadable: number; readonly foreign: number }
  /** What was wrong with the database, in sentences for the log. */
  readonly notices: () => readonly string[]
  /** Resolves when what was being written is on disk. */
  readonly close: () => Promise<void>
}

export type OpenAccounts = {
  /** The folder of the program's data: `ledger.jsonl` and `castwright.db` lie there. */
  readonly data: string
  readonly clock: () => Date
  /** As they are now: they may be changed while the program runs. */
  readonly budgets: () => Budgets
}

/** Bytes of a request in the ledger, about: of both its lines. */
const requestBytes = 600

const memoryRow = z.object({ memory: z.string() })
const outcomeRow = z.object({ outcome: z.string().nullable() })

/**
 * Opens the ledger and the database that follows it. Calls block the thread for moments: for workers and the command
 * line. The ledger is the truth; the database may be deleted at any time. Throws StudioError where the ledger cannot be
 * read.
 */
export async function openAccounts({ data, clock, budgets }: OpenAccounts): Promise<Accounts> {
  const path = join(data, 'ledger.jsonl')
  const ledger = openLedgerFile(path)
  /** `size`: bytes of the ledger. */
  let learned: { readonly size: number; readonly samples: number; readonly rates: SpeakingRates } | undefined

  let followed: { readonly database: Database; readonly mark: string | undefined } | undefined

  const follow = (database: Database): boolean => {
    // Before the reading: what is added meanwhile is seen next time. Most often nothing was since the last look.
    const mark = fileMark(path)
    if (followed?.database === database && followed.mark === mark) return false
    const more = mirrorLedger(database, path)
    followed = more ? undefined : { database, mark }
    return more
  }
  const store = await openStore({
    path: join(data, 'castwright.db'),
    clock,
    fill(database) {
      while (follow(database));
    },
  })
  const step = () => store.use(follow)
  const catchUp = () => {
    while (step());
  }
  // The first time there may be much to read; others of this thread have their turn meanwhile.
  try {
    while (step()) await setImmediate()
  } catch (error) {
    store.close()
    throw error
  }

  const books: Books = {
    async sent(request) {
      const { id = randomUUID(), service } = request
      const now = clock()
      const allowed = budgets()
      // What was spent is asked for by a budget alone.
      if (allowed.perEpisode !== undefined || allowed.perDay !== undefined) catchUp()
      store.use((database) => reserve(database, { id, request, budgets: allowed, now }))
      const { model, purpose, estimatedCost, turns } = request
      const { kind, episode } = purpose
      try {
        await ledger.append({
          v: 1,
          kind: 'sent',
          id,
          at: now.toISOString(),
          model,
          ...(service === undefined || service === 'standard' ? {} : { service }),
          purpose: { kind, episode },
          estimatedCost,
          turns: turns.map(({ voice, words, characters }) => ({ voice, words, characters })),
        })
      } catch (error) {
        store.use((database) => release(database, id))
        throw error
      }
      return id
    },
    async ended(id, result) {
      const { outcome, usage, latency } = result
      const own = outcome === 'kept' ? { take: result.take, seconds: result.seconds } : { code: result.code }
      await ledger.append({
        v: 1,
        kind: 'ended',
        id,
        at: clock().toISOString(),
        outcome,
        ...own,
        tokensIn: usage?.tokensIn,
        tokensOut: usage?.tokensOut,
        cost: settledCost(result),
        latency,
      })
    },
    stateOf(id) {
      catchUp()
      const sql = 'SELECT outcome FROM requests WHERE id = ?'
      const [row] = store.use((database) => database.all(outcomeRow, sql, id))
      if (row === undefined) return undefined
      return row.outcome === null ? 'open' : 'ended'
    },
  }
  return {
    books,
    spending(episode) {
      catchUp()
      return store.use((database) => readSpending(database, clock(), episode))
    },
    rates() {
      // Many more of the same tell little: with four hundred samples every twentieth request is learned from. Until then
      // the ledger is not followed: together its lines cost a fraction of what each costs by itself.
      const size = sizeOf(path)
      if (learned === undefined || Math.abs(size - learned.size) > (learned.samples / 20) * requestBytes) {
        catchUp()
        const samples = store.use(readRateSamples)
        learned = { size, samples: samples.length, rates: learnRates(samples) }
      }
      return learned.rates
    },
    limiterMemory: {
      load(id) {
        const sql = 'SELECT memory FROM limiters WHERE id = ?'
        const [row] = store.use((database) => database.all(memoryRow, sql, id))
        return row === undefined ? undefined : parseJson(row.memory)
      },
      save(id, memory) {
        const sql =
          'INSERT INTO limiters VALUES (?, ?) ON CONFLICT (id) DO UPDATE SET memory = excluded.memory'
        try {
          store.use((database) => database.run(sql, id, JSON.stringify(memory)))
        } catch (error) {
          if (!(error instanceof StudioError)) throw error
        }
      },
    },
    queue: {
      load: () => store.use(readQueue),
      save: (queue) => store.use((database) => writeQueue(database, queue)),
    },
    passedOver() {
      catchUp()
      const { unreadable, foreign_lines: foreign } = store.use(readProgress)
      return { unreadable, foreign }
    },
    notices: store.notices,
    async close() {
      await ledger.settle()
      store.close()
    },
  }
}

/** Bytes; 0 where there is no file. Throws StudioError. */
function sizeOf(path: string): number {
  try {
    return statSync(path, { throwIfNoEntry: false })?.size ?? 0
  } catch (error) {
    throw fileError(error, path)
  }
}
