import type { RateLimits } from '../limits/rate-limiter.ts'
import type { VoiceLibrary } from '../lists/voice-library.ts'
import type { MisbehaviourOptions } from '../misbehaviour/misbehaviour.ts'
import type { Protocol } from '../protocol/load-protocol.ts'
import type { GoogleRefusal } from '../refusals/google-refusal.ts'
import type { BillEntry } from '../speech/bill.ts'
import type { HiddenRates } from '../speech/hidden-rates.ts'
import type { ServerVoice } from '../speech/server-voice.ts'
import type { Batches } from './batches.ts'

export type Limiter = {
  readonly limit: (limits: RateLimits) => void
  readonly pass: (key: string, model: string, tokens: number) => GoogleRefusal | undefined
}

/** What is documented of the 3.8 models and nobody has tried; a test can have it either way. */
export type Offers = { readonly takesFlex: boolean; readonly takesBatch: boolean }

/** Everything the operations of one server share. */
export type ServerTools = {
  readonly protocol: Protocol
  readonly library: VoiceLibrary
  readonly voice: ServerVoice
  readonly rates: HiddenRates
  readonly limiter: Limiter
  readonly batches: Batches
  readonly offers: Offers
  readonly charge: (entry: BillEntry) => void
}

/** A request that has a good key. */
export type Asked = {
  readonly key: string
  readonly query: URLSearchParams
  /** The text of the body. */
  readonly text: string
  readonly options: MisbehaviourOptions
}
