import { MOST_BURST, WINDOW } from './burst-limits.ts'
import type { LimiterState } from './limiter-state.ts'

/** What is kept of a limiter between two runs of the program: see the members of `LimiterState`. */
export type LimiterMemory = Pick<LimiterState, 'perMinute' | 'concurrency' | 'held' | 'patience'> & {
  readonly [
    Key in 'refusedPace' | 'burst' | 'burstRefusedAt' | 'recent' | 'lastAdmittedAt' | 'pause' | 'dayEnds'
  ]?: LimiterState[Key] | undefined
}

export function memoryOf(state: LimiterState): LimiterMemory {
  const { perMinute, concurrency, held, patience, refusedPace, lastAdmittedAt, pause, dayEnds } = state
  const { burst, burstRefusedAt } = state
  // The server still counts them when the program is started again at once.
  const recent = state.recent.slice(-MOST_BURST).filter((at) => at > (lastAdmittedAt ?? 0) - WINDOW)
  return {
    perMinute,
    concurrency,
    held,
    patience,
    refusedPace,
    burst,
    burstRefusedAt,
    recent,
    lastAdmittedAt,
    pause,
    dayEnds,
  }
}
