import type { ErrorCode } from '../../shared/studio-error.ts'
import { nearestNames } from '../cast/nearest-names.ts'
import { geminiModels } from './gemini-models.ts'
import { readGoogleError, type GoogleError } from './google-error.ts'

/** What to make of a request that was refused. */
export type Refusal =
  /** Asking again would not help. */
  | { readonly kind: 'final'; readonly code: ErrorCode; readonly message: string }
  /** Too many requests or tokens a minute; `retryAfter` in seconds. */
  | { readonly kind: 'pace'; readonly retryAfter: number | undefined }
  /** The requests of the day are used up. */
  | { readonly kind: 'day' }
  /** May pass by itself. */
  | {
      readonly kind: 'trouble'
      readonly code: ErrorCode
      readonly message: string
      readonly retryAfter: number | undefined
    }
  /** The model did not do what it is for: the same as an answer that cannot be used. */
  | { readonly kind: 'astray'; readonly says: string }

/** An answer with an error's status, as it came. */
export type RefusedAnswer = {
  readonly status: number
  /** Undefined where the body is not JSON. */
  readonly json: unknown
  /** Seconds, from the header. */
  readonly retryAfter: number | undefined
}

export type RefusalContext = {
  readonly model: string
  /** Where the text stands, such as "line 12"; undefined where the request carried none. */
  readonly place: string | undefined
  readonly voices: readonly string[]
}

/** Longest message of Google's that is passed on. */
const longestMessage = 200

/** Reads a refusal (ai.google.dev/gemini-api/docs/troubleshooting; bodies as they are seen). */
export function readRefusal(answer: RefusedAnswer, context: RefusalContext): Refusal {
  const { status } = answer
  const error = readGoogleError(answer.json)
  const retryAfter = error?.retryDelay ?? answer.retryAfter
  if (status === 429) return quotaRefusal(error, context, retryAfter)
  if (status >= 500 || status === 408) {
    const message = `Google had trouble answering (${status}).`
    return { kind: 'trouble', code: 'server-trouble', message, retryAfter }
  }
  if (error === undefined) {
    return final('proxy-answered', `Something on the way to Google answered in its place (${status}).`)
  }
  const refusal = keyRefusal(status, error)
  if (refusal !== undefined) return refusal
  if (status === 404) return unknownModel(context.model)
  return requestRefusal(status, error, context)
}

function quotaRefusal(
  error: GoogleError | undefined,
  { model }: RefusalContext,
  retryAfter: number | undefined,
): Refusal {
  const quotas = error?.quotas ?? []
  if (quotas.some(({ value }) => value === '0')) {
    return final('key-forbidden', `The plan of this key does not include ${model}.`)
  }
  return quotas.some(({ id }) => /per_?day/iu.test(id)) ? { kind: 'day' } : { kind: 'pace', retryAfter }
}

function keyRefusal(status: number, { message, reasons }: GoogleError): Refusal | undefined {
  const isInvalid = reasons.includes('API_KEY_INVALID') || /api key (?:not valid|expired)/iu.test(message)
  if (isInvalid || status === 401) return final('key-invalid', 'Google says that this key is not valid.')
  if (/\bleaked\b/iu.test(message)) {
    return final('key-leaked', 'Google has blocked this key because it was found in a public place.')
  }
  if (/location is not supported/iu.test(message)) {
    return final('key-forbidden', 'Google does not offer Gemini in the country of this connection.')
  }
  if (status !== 403) return undefined
  return final('key-forbidden', 'Google does not allow this key to be used for speech.')
}

function unknownModel(model: string): Refusal {
  const known = geminiModels.map(({ id }) => id).join(', ')
  return final('unknown-model', `Google has no model ${model} for this key. Known are ${known}.`)
}

function requestRefusal(
  status: number,
  { message }: GoogleError,
  { place, voices }: RefusalContext,
): Refusal {
  const [, voice] =
    /no matching speaker voice found for name: ["'“]?([^"'”.\n]{1,60})/iu.exec(message) ??
    /voice name ["'“]?([^"'”\s]{1,60})["'”]? is not supported/iu.exec(message) ??
    []
  if (voice !== undefined) return unknownVoice(voice.trim(), voices)
  if (
    status === 413 ||
    /token count.{0,80}exceeds|exceeds the maximum number of (?:input )?tokens/iu.test(message)
  ) {
    return final(
      'passage-too-long',
      `The text of ${place ?? 'the request'} is more than Gemini takes in one request.`,
    )
  }
  if (/tried to generate text/iu.test(message)) {
    return { kind: 'astray', says: 'came back as text instead of sound' }
  }
  const about = place === undefined ? 'the request' : `the request for ${place}`
  return final('request-refused', `Google refused ${about}: ${shortened(message)}`)
}

function unknownVoice(voice: string, voices: readonly string[]): Refusal {
  const [near] = nearestNames(
    voice,
    voices.filter((name) => name !== voice),
  )
  const hint = near === undefined ? '' : ` Did you mean ${near}?`
  return final('unknown-voice', `This model has no voice ${voice}.${hint}`)
}

function final(code: ErrorCode, message: string): Refusal {
  return { kind: 'final', code, message }
}

function shortened(message: string): string {
  const line = message.replaceAll(/[\s\p{C}]+/gu, ' ').trim()
  return line.length > longestMessage ? `${line.slice(0, longestMessage)}…` : line
}
