import { dailyLimitSentence } from '../../core/limiter/daily-limit-sentence.ts'
import { spellDollars } from '../../core/price/spell-dollars.ts'
import type { Obstacle } from '../engines/engine-in-use.ts'
import type { Spending } from '../ledger/spending.ts'
import type { GeminiAccess } from './worker/studio-calls.ts'

type Situation = {
  readonly access: GeminiAccess
  readonly model: string
  readonly stoppedUntil: Date | undefined
  readonly spending: Spending
  /** USD that is about to be spent. */
  readonly cost: number
  readonly now: Date
}

/** What would stop Gemini at once: no key, the day's requests used up, a budget that this would pass. */
export function obstacleToGemini(situation: Situation): Obstacle | undefined {
  const { access, model, stoppedUntil, spending, cost, now } = situation
  if (access.key === undefined || access.key === '') return keyMissing(access.problem?.message)
  if (stoppedUntil !== undefined && stoppedUntil > now)
    return { code: 'daily-limit', message: dailyLimitSentence(model, stoppedUntil, now) }
  const { perEpisode, perDay } = access.budgets
  if (spending.episode !== undefined && perEpisode !== undefined && spending.episode.cost + cost > perEpisode)
    return overBudget('This episode', spending.episode.cost, perEpisode, cost)
  if (perDay !== undefined && spending.today.cost + cost > perDay)
    return overBudget('Today', spending.today.cost, perDay, cost)
  return undefined
}

function keyMissing(problem: string | undefined): Obstacle {
  const sentences = ['There is no key for Gemini yet.', problem].filter((sentence) => sentence !== undefined)
  return { code: 'key-missing', message: sentences.join(' ') }
}

function overBudget(what: string, spent: number, budget: number, cost: number): Obstacle {
  return {
    code: 'budget-reached',
    message: `${what} has cost ${spellDollars(spent)} of its budget of ${spellDollars(budget)}; this would be about ${spellDollars(cost)} more.`,
  }
}
