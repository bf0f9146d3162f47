import type { SpeakingRates } from '../../../core/estimate/speaking-rates.ts'
import type { Service } from '../../../core/gemini/service.ts'
import type { Books } from '../../ledger/books.ts'
import type { Limiter } from '../../limiter/limiter.ts'
import type { Estimate, Passage, SpeakOptions } from '../speech-engine.ts'
import type { GoogleClient } from './google-client.ts'
import type { ServiceMemory } from './service-memory.ts'
import type { WaitReport } from './wait-report.ts'

/** What every request of an engine needs. */
export type Speaking = {
  readonly client: GoogleClient
  readonly model: string
  /** How its requests are asked for and paid for. */
  readonly service: Service
  /** The same at half the price, when Google has room; where it is wanted. */
  readonly flex?: { readonly speaking: () => Speaking; readonly memory: ServiceMemory } | undefined
  readonly temperature: number | undefined
  readonly timeout: number
  readonly limiter: Limiter
  readonly books: Books
  readonly rates: () => SpeakingRates
  readonly priceOf: (model: string, tokensIn: number, tokensOut: number, service: Service) => number
  readonly clock: () => Date
  /** 0…1. */
  readonly random: () => number
  /** Rejects at once when `signal` is aborted. */
  readonly wait: (milliseconds: number, signal: AbortSignal) => Promise<void>
  readonly estimate: (passage: Passage) => Estimate
  /** The passage with Gemini's own names of its voices. */
  readonly withOwnVoices: (passage: Passage) => Passage
  readonly voiceNames: () => readonly string[]
}

/** What one call of `speak` goes by. */
export type SpeakJob = Pick<SpeakOptions, 'signal' | 'purpose' | 'shelf'> & {
  readonly waits: WaitReport
}
