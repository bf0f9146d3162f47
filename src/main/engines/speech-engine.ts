import type { SpeakingRates } from '../../core/estimate/speaking-rates.ts'
import type { SpeakAhead } from './speak-ahead.ts'

export type EngineId = 'gemini' | 'draft'

/** A voice as an engine offers it. */
export type Voice = {
  readonly name: string
  readonly engine: EngineId
  /** One or two words for its character: "Bright", "Gravelly". */
  readonly character: string
  readonly gender: 'female' | 'male' | 'neutral'
  /** BCP 47 tags; empty means every language of the engine. */
  readonly languages: readonly string[]
}

/** One turn as it is to be spoken. */
export type PassageTurn = {
  readonly speaker: string
  readonly text: string
  /** A voice name of the engine. */
  readonly voice: string
  readonly style: string | undefined
  /** 1 is the voice's own pace, 1.1 a tenth faster; 0.5 to 2. */
  readonly pace: number
  /** Where the turn stands, for messages: "line 12". */
  readonly place: string
}

/** The turns of one request. */
export type Passage = {
  readonly turns: readonly PassageTurn[]
  /** BCP 47 tag; undefined leaves it to the engine. */
  readonly language: string | undefined
  /** Which take of these words it is to be; 1 where it is not said. Engines do not hear of it: it names the answer. */
  readonly take?: number
}

export type EngineLimits = {
  readonly speakersPerRequest: number
  readonly turnsPerRequest: number
  readonly inputTokens: number
  readonly secondsPerRequest: number
  /** How many requests may be under way at once. */
  readonly concurrency: number
}

export type Estimate = {
  readonly seconds: number
  readonly tokensIn: number
  readonly tokensOut: number
  /** USD; 0 for an engine that is free. */
  readonly cost: number
}

/** A word and when it is said, in seconds from the start of the audio; `turn` is its place in the passage. */
export type WordTime = {
  readonly turn: number
  readonly word: string
  /** Where the word stands in the turn's text, in UTF-16 code units. */
  readonly at: number
  readonly length: number
  readonly start: number
  readonly end: number
}

/** What an engine answered: mono audio, signed 16-bit, and what is known about it. */
export type Spoken = {
  readonly pcm: Int16Array
  /** Samples a second. */
  readonly rate: number
  readonly finish: 'stop' | 'other'
  readonly usage: { readonly tokensIn: number; readonly tokensOut: number; readonly cost: number }
  /** Where the engine knows them; empty where it does not. */
  readonly words: readonly WordTime[]
}

/**
 * Where an engine that is paid puts each answer the moment it is there, before anything else is done with it. What lies
 * there is not asked for again.
 */
export type AnswerShelf = {
  readonly find: (passage: Passage) => Promise<Spoken | undefined>
  /** On disk, synced, when it resolves; gives the key of the take. */
  readonly keep: (passage: Passage, spoken: Spoken) => Promise<string>
}

/** What a request is for: the episode it is booked to, and whose turn it is when several wait. */
export type Purpose = { readonly kind: 'take' | 'preview'; readonly episode?: string | undefined }

/** Why nothing is happening just now. */
export type Wait = {
  /** pace: the limit of requests, or a batch that takes its time · retry: after a failure that passes. */
  readonly reason: 'pace' | 'retry'
  readonly until: Date
  /** One sentence for a person. */
  readonly message: string
}

export type SpeakOptions = {
  readonly signal: AbortSignal
  readonly purpose?: Purpose | undefined
  readonly shelf?: AnswerShelf | undefined
  /** Seconds of audio so far, where the engine can tell. */
  readonly onProgress?: ((seconds: number) => void) | undefined
  /** Hears of waits of more than a second, and with undefined of their end. */
  readonly onWait?: ((wait: Wait | undefined) => void) | undefined
}

/** Something that can speak. Every engine passes the contract suite in `test/main/engines`. */
export interface SpeechEngine {
  readonly id: EngineId
  /** The model, and the version of the way Castwright speaks to it: part of every take's key. */
  readonly model: string
  /** Whether a turn's style changes how it is spoken. */
  readonly usesStyle: boolean
  /**
   * How fast its voices speak, as far as it is known. Absent for an engine that says the same words the same way every
   * time: its takes need no check, and a second one would be the first again.
   */
  readonly rates?: () => Pick<SpeakingRates, 'seconds'>
  /**
   * The voice each speaker of an episode is spoken with, for the voice names of a cast (any engine's). Speakers come in
   * order of first appearance. Throws StudioError('unknown-voice').
   */
  voicesFor(
    cast: readonly { readonly speaker: string; readonly voice: string }[],
  ): ReadonlyMap<string, string>
  voices(): Promise<readonly Voice[]>
  limits(): EngineLimits
  estimate(passage: Passage): Estimate
  /** Refuses before anything is sent: throws a StudioError that names the turn. */
  check(passage: Passage): void
  /**
   * Speaks a passage. Throws StudioError: unspeakable-text, unknown-voice, text-blocked, passage-too-long and
   * answer-unusable for this passage alone; everything else (key, limits, network, budget, cancelled …) for all.
   */
  speak(passage: Passage, options: SpeakOptions): Promise<Spoken>
  /** Where it can ask for many passages at once and have them later, for less. */
  readonly ahead?: SpeakAhead
  /** Lets go of the memory that it needs for speaking alone; it is taken again when it speaks. */
  rest?(): Promise<void>
  /** Ends workers and connections. */
  close(): Promise<void>
}
