import { answerSchema } from './answer-schema.ts'

/** Why an answer that arrived cannot be used. Equal kinds are equal failures. */
export type AnswerFault = {
  readonly kind:
    | 'nonsense'
    | 'blocked'
    | 'unfinished'
    | 'too-long'
    | 'no-audio'
    | 'damaged'
    | 'silent'
    | 'short'
    | 'long'
    | 'astray'
  /** What is wrong, to follow "the speech for line 12": "came back empty". */
  readonly says: string
}

export type AudioPart = { readonly mimeType: string; readonly data: string }

/** What stands in an answer: its audio or its fault, and what was billed for it. */
export type ReadAnswer = {
  readonly parts: readonly AudioPart[]
  readonly fault: AnswerFault | undefined
  /** Undefined where the answer does not say. */
  readonly tokens: { readonly in: number; readonly out: number } | undefined
  /** The service that was charged for, where the answer says it: "flex", "standard" and the like. */
  readonly tier: string | undefined
}

/** The reasons for which Google says it does not speak a text. */
const blocking = new Set(['SAFETY', 'PROHIBITED_CONTENT', 'BLOCKLIST', 'SPII', 'RECITATION', 'IMAGE_SAFETY'])

/** Walks an answer part by part. Status 200 alone is no success: without STOP and without audio it has a fault. */
export function readAnswer(json: unknown): ReadAnswer {
  const read = answerSchema.safeParse(json)
  if (!read.success) {
    return {
      parts: [],
      tokens: undefined,
      tier: undefined,
      fault: { kind: 'nonsense', says: 'came back as something that is no answer' },
    }
  }
  const { candidates, promptFeedback, usageMetadata } = read.data
  const candidate = candidates?.[0]
  const parts = (candidate?.content?.parts ?? []).flatMap(({ inlineData }) => {
    const { mimeType = '', data = '' } = inlineData ?? {}
    return data === '' ? [] : [{ mimeType, data }]
  })
  const { promptTokenCount, candidatesTokenCount, thoughtsTokenCount = 0, serviceTier } = usageMetadata ?? {}
  const hasCount = promptTokenCount !== undefined || candidatesTokenCount !== undefined
  return {
    parts,
    tokens: hasCount
      ? { in: promptTokenCount ?? 0, out: (candidatesTokenCount ?? 0) + thoughtsTokenCount }
      : undefined,
    tier: serviceTier?.toLowerCase(),
    fault:
      blockFault(promptFeedback?.blockReason) ??
      finishFault(candidate?.finishReason) ??
      (parts.length === 0 ? { kind: 'no-audio', says: 'came back without audio' } : undefined),
  }
}

function blockFault(reason: string | undefined): AnswerFault | undefined {
  if (reason === undefined || reason === 'BLOCK_REASON_UNSPECIFIED') return undefined
  return { kind: 'blocked', says: `was refused by Google (${plain(reason)})` }
}

function finishFault(reason: string | undefined): AnswerFault | undefined {
  if (reason === 'STOP') return undefined
  if (reason === undefined) return { kind: 'unfinished', says: 'came back without an end' }
  if (blocking.has(reason)) return { kind: 'blocked', says: `was refused by Google (${plain(reason)})` }
  if (reason === 'MAX_TOKENS') return { kind: 'too-long', says: 'is longer than one answer may be' }
  return { kind: 'unfinished', says: `was broken off (${plain(reason)})` }
}

/** PROHIBITED_CONTENT → "prohibited content". */
function plain(reason: string): string {
  return reason.slice(0, 40).replaceAll('_', ' ').toLowerCase()
}
