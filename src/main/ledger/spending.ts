import { z } from 'zod'
import type { Database } from '../database/database.ts'
import { localDay, startOfDay } from './local-days.ts'

/**
 * What was sent and what it cost, USD. A request whose price is not known (still under way, or cut off) counts with its
 * estimate; `unsettled` says how many there are.
 */
export type Spent = {
  readonly requests: number
  /** Of speech. */
  readonly seconds: number
  readonly cost: number
  readonly unsettled: number
}

/** Days are those of the person's calendar; only those with requests are listed, oldest first; the dearest model first. */
export type Spending = {
  readonly today: Spent
  /** The last 30 days, today among them. */
  readonly month: Spent
  readonly total: Spent
  readonly byDay: readonly (Spent & { readonly day: string })[]
  readonly byModel: readonly (Spent & { readonly model: string })[]
  readonly episode?: Spent
}

const spentRow = z.object({ requests: z.int(), seconds: z.number(), cost: z.number(), unsettled: z.int() })
const modelRow = spentRow.extend({ model: z.string() })
const sums = `count(*) AS requests, total(seconds) AS seconds, total(coalesce(cost, estimated_cost)) AS cost,
  count(*) - count(cost) AS unsettled`
const days = 30

/** Everything the books know of money, as it is now. */
export function readSpending(database: Database, now: Date, episode: string | undefined): Spending {
  const between = (from: Date, to: Date) => spentBetween(database, from, to)
  const tomorrow = startOfDay(now, -1)
  const byDay = Array.from({ length: days }, (_, index) => {
    const from = startOfDay(now, days - 1 - index)
    return { day: localDay(from), ...between(from, startOfDay(now, days - 2 - index)) }
  })
  const byModel = database.all(
    modelRow,
    `SELECT model, ${sums} FROM requests GROUP BY model ORDER BY cost DESC, model`,
  )
  return {
    today: between(startOfDay(now), tomorrow),
    month: between(startOfDay(now, days - 1), tomorrow),
    total: database.one(spentRow, `SELECT ${sums} FROM requests`),
    byDay: byDay.filter(({ requests }) => requests > 0),
    byModel,
    ...(episode === undefined ? {} : { episode: spentOnEpisode(database, episode) }),
  }
}

/** What was spent on an episode, ever. */
export function spentOnEpisode(database: Database, episode: string): Spent {
  return database.one(spentRow, `SELECT ${sums} FROM requests WHERE episode = ?`, episode)
}

export function spentBetween(database: Database, from: Date, to: Date): Spent {
  const sql = `SELECT ${sums} FROM requests WHERE sent_at >= ? AND sent_at < ?`
  return database.one(spentRow, sql, from.getTime(), to.getTime())
}
