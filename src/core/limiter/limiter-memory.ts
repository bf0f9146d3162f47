import type { LimiterState } from './limiter-state.ts'

/** What is kept of a limiter between two runs of the program: see the members of `LimiterState`. */
export type LimiterMemory = Pick<LimiterState, 'perMinute' | 'concurrency' | 'held' | 'patience'> & {
  readonly [Key in 'refusedPace' | 'lastAdmittedAt' | 'pause' | 'dayEnds']?: LimiterState[Key]
}

export function memoryOf(state: LimiterState): LimiterMemory {
  const { perMinute, concurrency, held, patience, refusedPace, lastAdmittedAt, pause, dayEnds } = state
  return { perMinute, concurrency, held, patience, refusedPace, lastAdmittedAt, pause, dayEnds }
}
