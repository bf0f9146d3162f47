import type { Ticket } from './admit-request.ts'
import type { LimiterState } from './limiter-state.ts'
import {
  FIRST_PATIENCE,
  heldPace,
  isTrial,
  LEAST_A_MINUTE,
  MOST_PATIENCE,
  SHORT_PATIENCE,
} from './pace-limits.ts'
import { pauseAfterRefusal } from './pause-after-refusal.ts'
import { refusedPace } from './refused-pace.ts'
import { shrinkBurst, wasInBurst } from './shrink-burst.ts'

/** A refused pace so far under the one kept so far is a guess, or a limit that was lowered: worth a trial soon. */
const MUCH_LOWER = 0.75

/** What a refusal teaches: stop for as long as the server asks, halve pace and concurrency, remember what was too much. */
export function slowAfterRefusal(
  state: LimiterState,
  ticket: Ticket,
  retryAfter: number | undefined,
  now: number,
): LimiterState {
  const { refusedPace: before = Infinity, slowedAfter, refusalsInARow } = state
  const pause = pauseAfterRefusal(state, retryAfter, now)
  const stopped = { ...state, pause, recent: without(state.recent, ticket.admittedAt) }
  if (wasInBurst(state, ticket)) return slowBurst(stopped, ticket, now)
  const paused = { ...stopped, held: 0 }
  // Of several that were let through before any was refused, only the first slows.
  if (ticket.number <= slowedAfter) {
    return { ...paused, refusedPace: Math.min(before, refusedPace(paused, ticket)) }
  }
  const halved: LimiterState = {
    ...paused,
    perMinute: Math.max(LEAST_A_MINUTE, state.perMinute / 2),
    concurrency: Math.max(1, Math.floor(state.concurrency / 2)),
    concurrencyBefore: state.concurrency,
    slowedAfter: state.admitted,
    refusalsInARow: refusalsInARow + 1,
  }
  // Refused again with no answer in between: the pause was too short, which says nothing about the pace.
  return refusalsInARow > 0 ? halved : learn(halved, state, refusedPace(paused, ticket))
}

/** Too many at once says nothing about the pace. */
function slowBurst(stopped: LimiterState, { number }: Ticket, now: number): LimiterState {
  const { admitted, slowedAfter, refusalsInARow } = stopped
  const shrunk = shrinkBurst(stopped, now)
  if (number <= slowedAfter) return shrunk
  return { ...shrunk, slowedAfter: admitted, refusalsInARow: refusalsInARow + 1 }
}

function learn(
  halved: LimiterState,
  { perMinute, refusedPace: before, patience }: LimiterState,
  after: number,
): LimiterState {
  return {
    ...halved,
    refusedPace: after,
    perMinute: Math.min(halved.perMinute, heldPace(after)),
    patience: isTrial(perMinute, before)
      ? Math.min(MOST_PATIENCE, Math.max(FIRST_PATIENCE, patience) * 2)
      : after < perMinute * MUCH_LOWER
        ? SHORT_PATIENCE
        : patience,
  }
}

function without(times: readonly number[], time: number): readonly number[] {
  const index = times.lastIndexOf(time)
  return index < 0 ? times : times.toSpliced(index, 1)
}
