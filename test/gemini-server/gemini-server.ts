import type { SeenRequest } from './http/seen-request.ts'
import type { RateLimits } from './limits/rate-limiter.ts'
import type { MisbehaviourScript } from './misbehaviour/misbehaviour-script.ts'
import type { Bill } from './speech/bill.ts'
import type { ServerVoice, VoiceTurn } from './speech/server-voice.ts'

export type GeminiServerOptions = {
  /** On 127.0.0.1; without it any free one. */
  readonly port?: number | undefined
  /**
   * draft: the built-in voices speak, which takes a while the first time (the default) · murmur: sounds of the same
   * length, in a moment · a function: prepared audio at 24 kHz, mono; the same array for the same answer is quickest.
   */
  readonly voice?:
    | 'draft'
    | 'murmur'
    | ServerVoice
    | ((turns: readonly VoiceTurn[]) => Int16Array | Promise<Int16Array>)
    | undefined
  /** Milliseconds before each spoken answer. */
  readonly latency?: number | undefined
  readonly limits?: RateLimits | undefined
  /** Draws how fast each voice speaks (0.85 to 1.2 times) and what a second costs (28 to 36 tokens). */
  readonly seed?: number | undefined
  /** Milliseconds since 1970; for the limits, batches and the times of requests. Latency is real. */
  readonly now?: (() => number) | undefined
  /** Whether service tier flex and batches are taken; true without. */
  readonly takesFlex?: boolean | undefined
  readonly takesBatch?: boolean | undefined
  /** Milliseconds by `now` until a batch is answered; a function is asked at every look. */
  readonly batchDelay?: number | (() => number) | undefined
  /** Milliseconds by `now` until a batch that is told to end does; it may be answered before. 0 without. */
  readonly batchCancelDelay?: number | undefined
  /** Hears of every request when it is there. */
  readonly onRequest?: ((request: SeenRequest) => void) | undefined
}

export type MisbehaveOptions = {
  /** speech: the script is for generateContent and streamGenerateContent alone (the default) · everything: for all requests. */
  readonly on?: 'speech' | 'everything'
}

/** A local server that is as strict as Google's and as bad as it is told to be. */
export type GeminiServer = {
  /** Such as http://127.0.0.1:41234, without a slash at the end. */
  readonly url: string
  /** Every request so far, the oldest first; the list grows. */
  readonly requests: readonly SeenRequest[]
  readonly misbehave: (script: MisbehaviourScript<SeenRequest>, options?: MisbehaveOptions) => void
  /** From now on; what was counted before stays counted. `{}` lifts every limit. */
  readonly limit: (limits: RateLimits) => void
  /** What all spoken answers cost, those included that nobody could use. */
  readonly bill: () => Bill
  /** Ends every connection. Throws what went wrong in the server itself, if anything did. */
  readonly close: () => Promise<void>
}
