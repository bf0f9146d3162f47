import { readAnswer, type AnswerFault } from '../../../core/gemini/read-answer.ts'
import type { Usage } from '../../ledger/books.ts'
import type { Estimate, Spoken } from '../speech-engine.ts'
import { checkAnswer } from './check-answer.ts'
import { decodeAudio, geminiRate } from './decode-audio.ts'
import type { Speaking } from './speaking.ts'

/** What an answer came to. Usage is undefined where an answer that cannot be used does not say what it costs. */
export type AnswerResult =
  | { readonly spoken: Spoken; readonly fault?: undefined; readonly usage: Usage }
  | { readonly spoken?: undefined; readonly fault: AnswerFault; readonly usage: Usage | undefined }

/** The speech in an answer, read and checked against what was expected, or what is wrong with it. */
export function spokenFrom(
  json: unknown,
  { model, priceOf, service }: Pick<Speaking, 'model' | 'priceOf' | 'service'>,
  expected: Estimate,
): AnswerResult {
  const { parts, fault, tokens, tier } = readAnswer(json)
  const usage = tokens && {
    tokensIn: tokens.in,
    tokensOut: tokens.out,
    // Google may have given more than was asked for, and says so.
    cost: priceOf(model, tokens.in, tokens.out, tier === 'standard' ? 'standard' : service),
  }
  if (fault !== undefined) return { fault, usage }
  const audio = decodeAudio(parts)
  if ('fault' in audio) return { fault: audio.fault, usage }
  const wrong = checkAnswer(audio.pcm, expected.seconds)
  if (wrong !== undefined) return { fault: wrong, usage }
  // Speech without tokens is a count that is missing, not a gift.
  const { tokensIn, tokensOut, cost } = usage !== undefined && usage.tokensOut > 0 ? usage : expected
  return {
    usage: { tokensIn, tokensOut, cost },
    spoken: {
      pcm: audio.pcm,
      rate: geminiRate,
      finish: 'stop',
      usage: { tokensIn, tokensOut, cost },
      words: [],
    },
  }
}
