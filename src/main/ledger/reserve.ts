import { z } from 'zod'
import { spellDollars } from '../../core/price/spell-dollars.ts'
import { StudioError } from '../../shared/studio-error.ts'
import type { Database } from '../database/database.ts'
import type { Budgets, SentRequest } from './books.ts'
import { startOfDay } from './local-days.ts'
import { spentBetween, spentOnEpisode, type Spent } from './spending.ts'

/** Milliseconds after which a reservation whose request never came into the ledger is void: its program was killed. */
const voidAfter = 60_000
/** USD. Sums of fractions are not exact. */
const slack = 1e-9

const sumRow = z.object({ cost: z.number() })

/**
 * Sets the estimated cost of a request aside, so that no other one is allowed on the same money, in this program or
 * another, until its line in the ledger is read. Throws StudioError('budget-reached') where it could pass a budget.
 */
export function reserve(
  database: Database,
  { id, request, budgets, now }: { id: string; request: SentRequest; budgets: Budgets; now: Date },
): void {
  const { episode } = request.purpose
  database.transaction(() => {
    const since = now.getTime() - voidAfter
    // One from the future is left over, too: from before the clock was set back.
    database.run(
      'DELETE FROM reservations WHERE made_at < ? OR made_at > ?',
      since,
      now.getTime() + voidAfter,
    )
    if (budgets.perEpisode !== undefined && episode !== undefined) {
      const sql = 'SELECT total(estimated_cost) AS cost FROM reservations WHERE episode = ?'
      const spent = withReserved(spentOnEpisode(database, episode), database.one(sumRow, sql, episode).cost)
      refuse(request, spent, budgets.perEpisode, 'This episode has cost', 'its')
    }
    if (budgets.perDay !== undefined) {
      const sql = 'SELECT total(estimated_cost) AS cost FROM reservations'
      const spent = spentBetween(database, startOfDay(now), startOfDay(now, -1))
      const all = withReserved(spent, database.one(sumRow, sql).cost)
      refuse(request, all, budgets.perDay, 'Today has cost', "the day's")
    }
    const sql = 'INSERT INTO reservations (id, made_at, episode, estimated_cost) VALUES (?, ?, ?, ?)'
    database.run(sql, id, now.getTime(), episode ?? null, request.estimatedCost)
  })
}

/** Gives back what was set aside for a request that is not sent after all. */
export function release(database: Database, id: string): void {
  database.run('DELETE FROM reservations WHERE id = ?', id)
}

function withReserved(spent: Spent, reserved: number): { cost: number; isGuess: boolean } {
  return { cost: spent.cost + reserved, isGuess: spent.unsettled > 0 || reserved > 0 }
}

function refuse(
  { turns, estimatedCost }: SentRequest,
  { cost, isGuess }: { cost: number; isGuess: boolean },
  budget: number,
  beginning: string,
  whose: string,
): void {
  if (cost + estimatedCost <= budget + slack) return
  const spent = `${beginning} ${isGuess ? 'about ' : ''}${spellDollars(cost)} of ${whose} ${spellDollars(budget)}`
  const next = turns.length === 1 ? 'the next line is' : `the next ${turns.length} lines are`
  throw new StudioError('budget-reached', `${spent}; ${next} about ${spellDollars(estimatedCost)}.`)
}
