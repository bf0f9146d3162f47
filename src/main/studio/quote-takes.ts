import { planRequests } from '../../core/plan/plan-requests.ts'
import type { PlannedTake } from '../../core/plan/plan-takes.ts'
import type { Script } from '../../core/script/script.ts'
import type { EngineInUse, Obstacle } from '../engines/engine-in-use.ts'
import type { Estimate } from '../engines/speech-engine.ts'
import { estimatesOf } from './plan-script.ts'

/** What making some takes of a script comes to, before it is begun. */
export type Quote = {
  /** One for each request. */
  readonly estimates: readonly Estimate[]
  /** Seconds of speech. */
  readonly speech: number
  /** USD. */
  readonly cost: number
  /** What would stop it at once; nothing stops what needs no request. */
  readonly obstacle: Obstacle | undefined
}

/** Reckons what the `missing` takes of a plan come to, booked to `episode`. */
export function quoteTakes(
  script: Script,
  plan: readonly PlannedTake[],
  missing: readonly PlannedTake[],
  { engine, obstacleTo }: Pick<EngineInUse, 'engine' | 'obstacleTo'>,
  episode: string | undefined,
): Quote {
  const requests = planRequests(script.items, plan, missing, engine.limits())
  const estimates = estimatesOf(script, requests, engine)
  const sum = (what: 'seconds' | 'cost') => estimates.reduce((total, estimate) => total + estimate[what], 0)
  const cost = sum('cost')
  return {
    estimates,
    speech: sum('seconds'),
    cost,
    obstacle: missing.length === 0 ? undefined : obstacleTo(cost, episode),
  }
}
