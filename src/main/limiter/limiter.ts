import type { RequestEnd } from '../../core/limiter/request-end.ts'

export type { RequestEnd }

/** Leave to send one request. `end` is called once, whatever becomes of it. */
export type Admission = { readonly end: (how: RequestEnd) => void }

/** What a limiter has learned, as it is now. */
export type Pace = {
  /** Requests a minute that it lets through at present. */
  readonly perMinute: number
  /** How many may be under way at once. */
  readonly concurrency: number
  /** How many may be sent at once after a rest; one, if it is not said. */
  readonly burst?: number
  /** How many seconds ago the requests of the last minute were sent. */
  readonly sentBefore?: readonly number[]
  /** Set while the day's requests are used up. */
  readonly stoppedUntil: Date | undefined
}

export type AdmitOptions = {
  /** Who waits: of several jobs each gets its turn. */
  readonly job: string
  readonly signal: AbortSignal
  /** Hears when the request may be sent, if that is more than a second away; again when it changes. */
  readonly onWait?: ((until: Date) => void) | undefined
}

/** Paces the requests of one key and model for the whole program. */
export interface Limiter {
  /** Resolves when a request may be sent. Throws StudioError: daily-limit (with the local time it resumes), cancelled. */
  readonly admit: (options: AdmitOptions) => Promise<Admission>
  readonly pace: () => Pace
}
