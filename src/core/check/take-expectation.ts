import type { SpeechLevel } from '../timeline/timeline.ts'
import type { VoicePrint } from './voice-print.ts'

/** A sentence of a take's text, or a sound such as a laugh. */
export type ExpectedSentence = {
  /** Seconds it takes in its speaker's own pace. */
  readonly seconds: number
  /** Where a voice may pause in it, at commas, colons and dashes, as parts of its length. */
  readonly breaks: readonly number[]
  readonly isSound: boolean
  /** Seconds the style would take if it were read aloud before this sentence; 0 where there is none. */
  readonly style: number
}

/** What a take should be like, as far as that is known before it is heard. */
export type TakeExpectation = {
  /** Seconds of the whole, by the pace of its speakers as it is known. */
  readonly seconds: number
  readonly words: number
  /** As `speechSize` counts them. */
  readonly characters: number
  /** How loud this speaker's takes usually are; undefined while there is none. */
  readonly level: SpeechLevel | undefined
  /** How many takes of this speaker the pace was learned from; 0 is a guess. */
  readonly samples: number
  /** Seconds of the longest pause the text asks for. */
  readonly pause?: number | undefined
  /** Seconds of the longest run of words that the text itself says twice. */
  readonly repeated?: number | undefined
  readonly sentences?: readonly ExpectedSentence[] | undefined
  /** The voice as it was in this speaker's other takes. */
  readonly voice?: VoicePrint | undefined
}
