import { FIRST_BURST, MOST_BURST } from './burst-limits.ts'
import type { LimiterMemory } from './limiter-memory.ts'
import { FIRST_PATIENCE, MOST_A_MINUTE, LEAST_A_MINUTE } from './pace-limits.ts'
import { nextPacificMidnight } from './pacific-midnight.ts'

/** Times are in milliseconds since 1970, paces in requests a minute. Plain data; each step gives a new one. */
export type LimiterState = {
  /** What is let through at present. */
  readonly perMinute: number
  /** How many may be under way at once; grows by fractions, counts as the whole number below. */
  readonly concurrency: number
  readonly mostAtOnce: number
  /** How many that were before the latest refusal. */
  readonly concurrencyBefore: number
  /** The pace at which the server is known to refuse. */
  readonly refusedPace: number | undefined
  /** Answers since the pace has been held just under the one refused, and how many are waited for before it is tried again. */
  readonly held: number
  readonly patience: number
  /** How many requests were let through, ever: the number of the latest. */
  readonly admitted: number
  readonly underWay: number
  readonly lastAdmittedAt: number | undefined
  /** How many may leave at once after a rest: what the pace would have let through meanwhile is saved up to so many. */
  readonly burst: number
  /** When a burst was refused last. */
  readonly burstRefusedAt: number | undefined
  /** How much of that was left at the latest request, and whether that one was part of a burst. */
  readonly saved: number
  readonly isInBurst: boolean
  /** When a request left last that did not keep its distance from the one before. */
  readonly hurriedAt: number
  /** Start of the latest stretch of requests without a long break. */
  readonly busySince: number | undefined
  /** When the latest request ended. */
  readonly freedAt: number
  /** When the latest requests were let through that were not refused. */
  readonly recent: readonly number[]
  /** Of the latest refusal that slowed the pace, the number of the last request let through before it. */
  readonly slowedAfter: number
  /** Refusals with no answer in between. */
  readonly refusalsInARow: number
  /** Nothing is sent before `until`; that was to last `length` milliseconds. */
  readonly pause: { readonly until: number; readonly length: number } | undefined
  /** Nothing is sent today; the end of it. */
  readonly dayEnds: number | undefined
}

/** Where a key and model begins of which nothing is known: above the free tier, about the middle of what is seen. */
const FIRST_PACE = 20
const FIRST_CONCURRENCY = 4

/** The state to begin with at `now`: what was learned, or a guess. `mostAtOnce`: concurrency never grows past it. */
export function startLimiter(
  memory: LimiterMemory | undefined,
  mostAtOnce: number,
  now: number,
): LimiterState {
  const { lastAdmittedAt, burstRefusedAt, pause, dayEnds } = memory ?? {}
  return {
    perMinute: within(LEAST_A_MINUTE, memory?.perMinute ?? FIRST_PACE, MOST_A_MINUTE),
    concurrency: within(1, memory?.concurrency ?? FIRST_CONCURRENCY, mostAtOnce),
    mostAtOnce,
    concurrencyBefore: 0,
    refusedPace: memory?.refusedPace,
    held: memory?.held ?? 0,
    patience: memory?.patience ?? FIRST_PATIENCE,
    admitted: 0,
    underWay: 0,
    // What was kept may lie in the future of a clock that was set back since: nobody waits longer than there was cause.
    lastAdmittedAt: lastAdmittedAt === undefined ? undefined : Math.min(lastAdmittedAt, now),
    burst: within(1, Math.floor(memory?.burst ?? FIRST_BURST), MOST_BURST),
    burstRefusedAt: burstRefusedAt === undefined ? undefined : Math.min(burstRefusedAt, now),
    saved: 0,
    isInBurst: false,
    // Whether those remembered kept theirs is not known.
    hurriedAt: Math.max(-Infinity, ...(memory?.recent ?? []).map((at) => Math.min(at, now))),
    busySince: undefined,
    freedAt: -Infinity,
    recent: (memory?.recent ?? []).map((at) => Math.min(at, now)),
    slowedAfter: 0,
    refusalsInARow: 0,
    pause: pause && { ...pause, until: Math.min(pause.until, now + pause.length) },
    dayEnds: dayEnds === undefined ? undefined : Math.min(dayEnds, nextPacificMidnight(now)),
  }
}

function within(least: number, value: number, most: number): number {
  return Math.min(Math.max(value, least), most)
}
