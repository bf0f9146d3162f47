import type { LimiterState } from './limiter-state.ts'
import { gapOf, paceAllowsAt } from './next-admission.ts'
import { SHORT_PATIENCE } from './pace-limits.ts'
import { burstNow, savedAt } from './saved-requests.ts'

/** A request that was let through, as `endRequest` must know it. */
export type Ticket = {
  readonly number: number
  readonly admittedAt: number
  /** The pace at that time. */
  readonly perMinute: number
  /** What it had to wait for: only what held requests back may grow. */
  readonly heldBackBy: 'pace' | 'concurrency' | 'nothing'
  /** Whether it left with what was saved up by a rest. */
  readonly isInBurst: boolean
  /** The size of the burst that it was the last of; undefined where there was none, or more was known to be too much. */
  readonly burst: number | undefined
}

/** After such a break the server's count of the last minute knows nothing of us. */
const BREAK = 120_000
/** How far back requests are remembered: the minute before a request whose refusal took as long to come. */
const REMEMBERED = 180_000
/** After an idle time like this the limit may be another: a new day, another plan. A quicker pace is tried soon. */
const LONG_IDLE = 3_600_000
/** Timers are a little late, and sums of fractions are rounded: a part of one request that does not count. */
const LATE = 0.1

/** Lets a request through at `now` that has been waiting since `askedAt`. Ask `nextAdmission` whether it may. */
export function admitRequest(
  state: LimiterState,
  now: number,
  askedAt: number,
): { readonly state: LimiterState; readonly ticket: Ticket } {
  const paceAt = paceAllowsAt(state)
  const idle = state.lastAdmittedAt === undefined ? 0 : now - state.lastAdmittedAt
  const number = state.admitted + 1
  const held = heldBackBy(askedAt, paceAt, state.freedAt)
  const { isInBurst, saved, burst, isHurried } = drawSaved(state, now, held)
  return {
    ticket: {
      number,
      admittedAt: now,
      perMinute: state.perMinute,
      heldBackBy: held,
      isInBurst,
      burst,
    },
    state: {
      ...state,
      admitted: number,
      underWay: state.underWay + 1,
      lastAdmittedAt: now,
      saved,
      isInBurst,
      hurriedAt: isHurried ? now : state.hurriedAt,
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

/** Takes one of those that were saved up. A burst begins when all are there, and is over when one has to be waited for. */
function drawSaved(
  state: LimiterState,
  now: number,
  held: Ticket['heldBackBy'],
): Pick<Ticket, 'isInBurst' | 'burst'> & { readonly saved: number; readonly isHurried: boolean } {
  const { lastAdmittedAt = -Infinity, perMinute } = state
  const most = burstNow(state)
  // Work that goes on and lacks places saves nothing up: only a rest does.
  const isBusy = held === 'concurrency' && !state.isInBurst
  const before = Math.min(savedAt(state, now), isBusy ? 1 : Infinity)
  const saved = Math.max(0, before - 1)
  const isHurried = now < lastAdmittedAt + (1 - LATE) * gapOf(perMinute)
  const isWaitedFor = before < 1 + LATE && !isHurried
  const isInBurst = most > 1 && (before >= most - LATE || (state.isInBurst && !isWaitedFor))
  const isLast = saved < 1 - LATE && most === state.burst && (isInBurst || most === 1)
  return { isInBurst, saved, burst: isLast ? most : undefined, isHurried }
}
