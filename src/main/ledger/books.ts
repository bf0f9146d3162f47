import type { Service } from '../../core/gemini/service.ts'
import type { ErrorCode } from '../../shared/studio-error.ts'
import type { Purpose } from '../engines/speech-engine.ts'

/** What is known of a request before it is sent. */
export type SentRequest = {
  /** A UUID by which the entry is to be known; without it, it gets one. */
  readonly id?: string
  readonly model: string
  /** standard without. */
  readonly service?: Service | undefined
  readonly purpose: Purpose
  /** USD, as it was estimated. */
  readonly estimatedCost: number
  /** For learning how long voices take: of each turn its voice and its `speechSize`, divided by its pace. */
  readonly turns: readonly { readonly voice: string; readonly words: number; readonly characters: number }[]
}

export type Usage = { readonly tokensIn: number; readonly tokensOut: number; readonly cost: number }

/**
 * How a request ended. Google bills some answers that cannot be used, so a failure may have a price. Without a `usage` the
 * estimate stands after failures that may be billed all the same (cancelled, engine-timeout, no-network,
 * answer-unusable, internal; no-network only after a second), and others were free. Where it is sure that nothing was
 * charged, give a usage of zeros.
 */
export type RequestResult =
  | {
      readonly outcome: 'kept'
      /** Key of the take that was kept. */
      readonly take: string | undefined
      /** Seconds of speech. */
      readonly seconds: number
      readonly usage: Usage
      /** Seconds from sending to the whole answer; 0 where it tells nothing of answers that come at once. */
      readonly latency: number
    }
  | {
      readonly outcome: 'failed'
      readonly code: ErrorCode
      readonly usage: Usage | undefined
      readonly latency: number
    }

/**
 * The books of everything that is paid for. Each entry is on disk and synced before its promise resolves, so that after
 * any crash it is known what was sent. A request without an end counts as its estimate.
 */
export interface Books {
  /** Throws StudioError('budget-reached') and writes nothing where this request could pass a budget. Gives the entry's id. */
  readonly sent: (request: SentRequest) => Promise<string>
  readonly ended: (id: string, result: RequestResult) => Promise<void>
  /** How an entry stands; undefined where there is none. For work that goes on after the program was ended. */
  readonly stateOf: (id: string) => 'open' | 'ended' | undefined
}

/** USD; undefined is no limit. */
export type Budgets = { readonly perEpisode: number | undefined; readonly perDay: number | undefined }
