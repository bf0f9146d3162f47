import type { JsonObject } from '../protocol/json-object.ts'
import { speechAnswer, type AnswerDraft } from './speech-answer.ts'

/** Seconds of speech in one event. */
const eventSeconds = 1

/** A spoken answer in pieces; only the last says how it ended and what it costs. */
export function streamedAnswer(draft: AnswerDraft): JsonObject[] {
  const { pcm, rate, hasContent, hasCandidates } = draft
  const length = Math.round(eventSeconds * rate)
  const count = hasContent && hasCandidates ? Math.max(1, Math.ceil(pcm.length / length)) : 1
  return Array.from({ length: count }, (_, index) => {
    const piece = { ...draft, pcm: pcm.subarray(index * length, (index + 1) * length) }
    const isLast = index === count - 1
    return speechAnswer(isLast ? piece : { ...piece, finishReason: undefined, hasUsage: false })
  })
}
