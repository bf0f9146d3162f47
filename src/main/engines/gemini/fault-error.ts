import { placeOf } from '../../../core/gemini/place-of.ts'
import type { AnswerFault } from '../../../core/gemini/read-answer.ts'
import { StudioError, type ErrorCode } from '../../../shared/studio-error.ts'
import type { PassageTurn } from '../speech-engine.ts'

/** The code under which an answer that cannot be used is booked and told. */
export function faultCode({ kind }: AnswerFault): ErrorCode {
  if (kind === 'blocked') return 'text-blocked'
  return kind === 'too-long' ? 'passage-too-long' : 'answer-unusable'
}

/** What to tell of turns whose answers could not be used, the last of them for `fault`. */
export function faultError(
  fault: AnswerFault,
  turns: readonly Pick<PassageTurn, 'place'>[],
  attempts: number,
): StudioError {
  const often = attempts === 1 ? '' : attempts === 2 ? ', twice' : `, ${attempts} times`
  return new StudioError(faultCode(fault), `The speech for ${placeOf(turns)} ${fault.says}${often}.`)
}
