import type { LimiterState } from './limiter-state.ts'
import { paceAllowsAt } from './next-admission.ts'
import { SHORT_PATIENCE } from './pace-limits.ts'

/** A request that was let through, as `endRequest` must know it. */
export type Ticket = {
  readonly number: number
  readonly admittedAt: number
  /** The pace at that time. */
  readonly perMinute: number
  /** What it had to wait for: only what held requests back may grow. */
  readonly heldBackBy: 'pace' | 'concurrency' | 'nothing'
}

/** After such a break the server's count of the last minute knows nothing of us. */
const BREAK = 120_000
/** How far back requests are remembered: the minute before a request whose refusal took as long to come. */
const REMEMBERED = 180_000
/** After an idle time like this the limit may be another: a new day, another plan. A quicker pace is tried soon. */
const LONG_IDLE = 3_600_000

/** Lets a request through at `now` that has been waiting since `askedAt`. Ask `nextAdmission` whether it may. */
export function admitRequest(
  state: LimiterState,
  now: number,
  askedAt: number,
): { readonly state: LimiterState; readonly ticket: Ticket } {
  const paceAt = paceAllowsAt(state)
  const idle = state.lastAdmittedAt === undefined ? 0 : now - state.lastAdmittedAt
  const number = state.admitted + 1
  return {
    ticket: {
      number,
      admittedAt: now,
      perMinute: state.perMinute,
      heldBackBy: heldBackBy(askedAt, paceAt, state.freedAt),
    },
    state: {
      ...state,
      admitted: number,
      underWay: state.underWay + 1,
      lastAdmittedAt: now,
      busySince: state.busySince === undefined || idle > BREAK ? now : state.busySince,
      recent: [...state.recent.filter((at) => at > now - REMEMBERED), now],
      patience: idle > LONG_IDLE ? SHORT_PATIENCE : state.patience,
      pause: state.pause !== undefined && state.pause.until <= now ? undefined : state.pause,
      dayEnds: undefined,
    },
  }
}

function heldBackBy(askedAt: number, paceAt: number, freedAt: number): Ticket['heldBackBy'] {
  if (askedAt >= Math.max(paceAt, freedAt)) return 'nothing'
  return paceAt >= freedAt ? 'pace' : 'concurrency'
}
