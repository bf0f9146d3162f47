import { invalidArgument } from '../refusals/google-refusal.ts'
import type { ServerModel } from '../lists/server-models.ts'
import type { SpeechRequest } from './speech-request.ts'

const piece =
  /\p{Script=Han}|\p{Script=Hiragana}|\p{Script=Katakana}|\p{Script=Hangul}|[\p{L}\p{M}\p{N}]+|[^\s]/gu
/** A word up to this long is one token. */
const lettersOfToken = 7

/** About as many tokens as Google would count: a short word, a sign or an ideograph is one. */
export function textTokens(text: string): number {
  let tokens = 0
  for (const [found] of text.matchAll(piece)) tokens += Math.ceil(found.length / lettersOfToken)
  return tokens
}

/** The tokens of everything that is read: texts, styles and names. */
export function requestTokens({ contents }: Pick<SpeechRequest, 'contents'>): number {
  let tokens = 0
  for (const { text = '', speechMetadata } of contents.flatMap(({ parts }) => parts)) {
    tokens += textTokens(text)
    if (speechMetadata !== undefined) {
      tokens += textTokens(speechMetadata.speaker) + textTokens(speechMetadata.style)
    }
  }
  return tokens
}

/** The tokens of a request. Throws what Google says to one that is too long. */
export function checkTokens(request: SpeechRequest, { inputTokenLimit }: ServerModel): number {
  const tokens = requestTokens(request)
  if (tokens <= inputTokenLimit) return tokens
  throw invalidArgument(
    `The input token count (${tokens}) exceeds the maximum number of tokens allowed (${inputTokenLimit}).`,
  )
}
