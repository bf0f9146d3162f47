/** Refusals with an error body. */
export type RefusalKind =
  | 'minute-limit'
  | 'token-limit'
  | 'day-limit'
  /** 429 without any details. */
  | 'bare-limit'
  | 'internal'
  | 'unavailable'
  | 'bad-key'
  | 'leaked-key'
  | 'forbidden-key'
  | 'location'
  | 'unknown-model'
  | 'bad-voice'
  | 'bad-argument'
  /** 400 for a prompt the model would answer instead of speaking. */
  | 'not-speech'

/** Answers with 200 that are no good, or are unusual. */
export type AnswerKind =
  /** `content: {}` and OTHER. */
  | 'empty-content'
  | 'no-candidates'
  | 'blocked-prompt'
  | 'prohibited'
  | 'safety'
  | 'max-tokens'
  /** No finishReason: a stream that just ends. */
  | 'no-finish'
  /** A WAV of 44 bytes, or no samples. */
  | 'no-samples'
  | 'silence'
  /** The first `fraction` of the speech, with STOP. */
  | 'truncated'
  /** The speech twice. */
  | 'repeated'
  /** So loud that the peaks are cut off. */
  | 'clipped'
  /** So quiet that it can hardly be heard. */
  | 'quiet'
  /** Says `rate` in header or type, while the samples are at 24 kHz. */
  | 'wrong-rate'
  /** Real samples of another rate (`rate`), said rightly. */
  | 'other-rate'
  /** The style is spoken before the words. */
  | 'style-aloud'
  /** An odd number of bytes. */
  | 'odd-bytes'
  | 'bad-base64'
  /** The audio in three parts. */
  | 'several-parts'
  /** `audio/l16; rate=24000; channels=1`. */
  | 'other-spelling'
  /** No usageMetadata. */
  | 'no-usage'

/** What goes wrong between the server and its client. */
export type TransportKind =
  /** The connection is reset before a byte is sent; `at: 'body'`: in the middle of the body. */
  | 'reset'
  /** Nothing more is sent; `at: 'body'`: after half of the body. */
  | 'hang'
  /** The connection ends in order, half of the body being there. */
  | 'cut-body'
  /** 200 and text that is no JSON. */
  | 'invalid-json'
  /** 200 and JSON that is something else. */
  | 'other-json'
  | 'empty-body'
  /** A page from a proxy, with `status`; 200 without. */
  | 'html'
  /** The body in `pieces`, `milliseconds` apart. */
  | 'slow-drip'

export type MisbehaviourKind = RefusalKind | AnswerKind | TransportKind | 'none'

/** What the server does to one request instead of answering it well. `latency` milliseconds pass first. */
export type Misbehaviour =
  | MisbehaviourKind
  | {
      readonly kind: MisbehaviourKind
      readonly latency?: number
      /** Seconds in RetryInfo of the limits; 49 without, null leaves it out. */
      readonly retryAfter?: number | null
      /** Whether the limits, internal and unavailable carry Retry-After too. */
      readonly hasHeader?: boolean
      readonly at?: 'start' | 'body'
      readonly fraction?: number
      readonly rate?: number
      readonly status?: number
      readonly pieces?: number
      readonly milliseconds?: number
    }

export type MisbehaviourOptions = Exclude<Misbehaviour, string>

export function misbehaviourOptions(given: Misbehaviour | undefined): MisbehaviourOptions {
  if (given === undefined) return { kind: 'none' }
  return typeof given === 'string' ? { kind: given } : given
}
