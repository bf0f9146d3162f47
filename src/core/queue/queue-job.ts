import type { ErrorCode } from '../../shared/studio-error.ts'

/**
 * waiting: for its turn, or for its time · running · batch: Google makes its lines in a batch, so others pass it; it goes
 * on when that has come, or at `startAfter` · paused: by a person · offered: it was cut off and may cost something, so it
 * goes on only when a person says so · failed: it stays until it is tried again or removed.
 */
export const jobStates = ['waiting', 'running', 'batch', 'paused', 'offered', 'failed'] as const
export type JobState = (typeof jobStates)[number]

/** One episode in the line of what is to be rendered. */
export type QueueJob = {
  readonly id: string
  /** Real path of the library's folder. */
  readonly library: string
  readonly episode: string
  /** As it was last known: the library of the job need not be the open one. */
  readonly title: string
  /** Who was to speak it when a person last said yes. */
  readonly engine: 'draft' | 'gemini'
  readonly state: JobState
  /** Not begun before this moment, milliseconds since 1970. */
  readonly startAfter?: number | undefined
  /** The start is put off because the requests of the day are used up; else a person chose it. */
  readonly isDayOver?: boolean | undefined
  /** What its batch does not bring may be asked for in another one: a person called it off and thought better of it. */
  readonly mayOrderAgain?: boolean | undefined
  /** When it came into the queue, milliseconds since 1970. */
  readonly created: number
  /** Why it failed, or is offered. */
  readonly trouble?: { readonly code: ErrorCode; readonly message: string } | undefined
}

/** Jobs in the order they are taken up. */
export type Queue = readonly QueueJob[]
