import { geminiVoices } from '../../../core/cast/gemini-voices.ts'
import type { SpeakingRates } from '../../../core/estimate/speaking-rates.ts'
import { checkPassage, longestSpeech } from '../../../core/gemini/check-passage.ts'
import { estimateSpeech } from '../../../core/gemini/estimate-speech.ts'
import { castGeminiVoices } from '../../../core/gemini/gemini-cast.ts'
import { modelFacts, modelMark } from '../../../core/gemini/gemini-models.ts'
import type { Service } from '../../../core/gemini/service.ts'
import { StudioError } from '../../../shared/studio-error.ts'
import type { Books } from '../../ledger/books.ts'
import type { Proxy } from '../../network/find-proxy.ts'
import type { Limiter } from '../../limiter/limiter.ts'
import type { Passage, SpeechEngine } from '../speech-engine.ts'
import type { BatchBook } from './batch/batch-book.ts'
import { speakAheadInBatches } from './batch/speak-ahead-in-batches.ts'
import { checkAddress } from './check-address.ts'
import { createGoogleClient, type GoogleClient } from './google-client.ts'
import { ensureGoing } from './send-once.ts'
import type { ServiceMemory } from './service-memory.ts'
import { speakPassage } from './speak-passage.ts'
import type { Speaking } from './speaking.ts'
import { createWaitReport } from './wait-report.ts'

export type GeminiEngineOptions = {
  /** Empty: the engine estimates and checks, and refuses to speak. */
  readonly apiKey: string
  /** Id of a model, such as gemini-3.8-flash-tts. */
  readonly model: string
  /** Sent to models that take one. */
  readonly temperature?: number | undefined
  /** In place of Google's own address; see `checkAddress`. */
  readonly baseUrl?: string | undefined
  /** Through which this thread reaches it. */
  readonly proxy?: Proxy | undefined
  readonly limiter: Limiter
  readonly books: Books
  readonly rates: () => SpeakingRates
  /** USD. */
  readonly priceOf: Speaking['priceOf']
  /** Where half the price may be asked for; without it everything is asked for at once. */
  readonly halfPrice?: HalfPrice | undefined
  /** Names of Google's extended library that were met before. */
  readonly knownVoices: () => readonly string[]
  readonly clock: () => Date
  /** 0…1. */
  readonly random: () => number
  /** Rejects at once when `signal` is aborted. */
  readonly wait: (milliseconds: number, signal: AbortSignal) => Promise<void>
  /** Seconds one request may take; below 300. */
  readonly timeout: number
  /** How many requests the limiter lets go out at once, at most. */
  readonly concurrency: number
}

export type HalfPrice = {
  readonly wanted: Service
  /** After which a batch is given up. */
  readonly hours: number
  /** Seconds one flex request may take. */
  readonly flexTimeout: number
  readonly memory: ServiceMemory
  readonly book: BatchBook
  /** Whose batches are collected; see `keyId`. */
  readonly keyId: string
}

/** Passages at work beyond the requests under way: while the answers of some are put away, others are asked for. */
const beingKept = 2

/** As many turns as belong together in one conversation; nothing Google prescribes. */
const mostTurns = 100

/**
 * Google's Gemini voices, with a key, over the network. Every request goes by the limiter, into the books and, answered,
 * onto the shelf. Takes Gemini's names of voices, those of the extended library that are known, and of draft voices. Throws
 * StudioError: address-refused, unknown-model for what cannot be the name of one.
 */
export function createGeminiEngine(options: GeminiEngineOptions): SpeechEngine {
  const { model, rates, clock } = options
  const facts = modelFacts(model)
  if (!/^[a-z0-9][a-z0-9.-]{0,99}$/.test(model)) {
    throw new StudioError('unknown-model', 'The name of the model is not one of a model.')
  }
  if (options.baseUrl !== undefined) checkAddress(options.baseUrl)
  const closing = new AbortController()
  let client: GoogleClient | undefined
  let flexClient: GoogleClient | undefined

  const withOwnVoices = (passage: Passage): Passage => {
    const voices = castGeminiVoices(passage.turns, options.knownVoices())
    return {
      ...passage,
      turns: passage.turns.map((turn) => ({ ...turn, voice: voices.get(turn.speaker) ?? turn.voice })),
    }
  }
  const { halfPrice } = options
  const estimateAt =
    (service: Service): SpeechEngine['estimate'] =>
    (passage) => {
      const { seconds, tokensIn, tokensOut } = estimateSpeech(withOwnVoices(passage), model, rates())
      return { seconds, tokensIn, tokensOut, cost: options.priceOf(model, tokensIn, tokensOut, service) }
    }
  const expected = (): Service => {
    const wanted = halfPrice?.wanted ?? 'standard'
    return wanted !== 'standard' && halfPrice?.memory.isExpected(wanted) === true ? wanted : 'standard'
  }
  const check = (passage: Passage) => checkPassage(withOwnVoices(passage), model, rates())
  const speakingBy = (service: Service): Speaking => {
    client ??= createGoogleClient(options, clock)
    return {
      ...options,
      client,
      service,
      temperature: options.temperature,
      estimate: estimateAt(service),
      withOwnVoices,
      voiceNames: () => [...geminiVoices.map(({ name }) => name), ...options.knownVoices()],
    }
  }

  /** What of an episode is not asked for in a batch. */
  const speaking = (): Speaking => {
    const usual = speakingBy('standard')
    if (halfPrice?.wanted !== 'flex') return usual
    const { memory, flexTimeout: timeout } = halfPrice
    return {
      ...usual,
      flex: {
        memory,
        speaking() {
          flexClient ??= createGoogleClient({ ...options, timeout, service: 'flex' }, clock)
          return { ...speakingBy('flex'), client: flexClient, timeout }
        },
      },
    }
  }
  const mark = modelMark(model, options.temperature)
  const ahead =
    halfPrice &&
    speakAheadInBatches(
      { owner: { keyId: halfPrice.keyId, mark }, ...halfPrice, speaking: () => speakingBy('batch') },
      {
        isWanted: () => halfPrice.wanted === 'batch' && halfPrice.memory.mayTry('batch'),
        closing: closing.signal,
        clock,
      },
    )

  return {
    id: 'gemini',
    model: mark,
    ...(ahead === undefined ? {} : { ahead }),
    usesStyle: true,
    rates,
    voicesFor: (cast) => castGeminiVoices(cast, options.knownVoices()),
    voices: () =>
      Promise.resolve(
        geminiVoices.map(({ name, character, gender }) => {
          return { name, engine: 'gemini', character, gender, languages: [] }
        }),
      ),
    limits: () => ({
      speakersPerRequest: 2,
      turnsPerRequest: mostTurns,
      inputTokens: facts.inputTokens,
      secondsPerRequest: longestSpeech(model, rates()),
      concurrency: options.concurrency + beingKept,
    }),
    estimate: (passage) => estimateAt(expected())(passage),
    check,
    async speak(passage, { signal, purpose, shelf, onProgress, onWait }) {
      if (closing.signal.aborted) throw new StudioError('engine-unavailable', 'The Gemini voices are closed.')
      ensureGoing(signal)
      check(passage)
      const job = {
        signal: AbortSignal.any([signal, closing.signal]),
        purpose,
        shelf,
        waits: createWaitReport(onWait, clock),
      }
      const spoken = await speakPassage(speaking(), passage, job)
      onProgress?.(spoken.pcm.length / spoken.rate)
      return spoken
    },
    close() {
      closing.abort()
      return Promise.resolve()
    },
  }
}
