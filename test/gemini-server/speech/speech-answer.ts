import { randomUUID } from 'node:crypto'
import type { JsonObject } from '../protocol/json-object.ts'

/** What goes into an answer. Everything of it can be wrong on purpose. */
export type AnswerDraft = {
  readonly model: string
  readonly pcm: Int16Array
  /** Hz, as the answer says it. */
  readonly rate: number
  readonly container: 'wav' | 'pcm'
  /** Replaces the usual one. */
  readonly mimeType?: string | undefined
  /** undefined leaves it out. */
  readonly finishReason: string | undefined
  readonly finishMessage?: string | undefined
  /** Whether the candidate has content; false: `content: {}`. */
  readonly hasContent: boolean
  /** Without a candidate: why. */
  readonly blockReason?: string | undefined
  readonly hasCandidates: boolean
  readonly tokensIn: number
  readonly tokensOut: number
  /** Whether there is usageMetadata; true without. */
  readonly hasUsage?: boolean | undefined
  /** Drops bytes or letters at the end of the Base64, or spoils it. */
  readonly spoilData?: ((base64: string) => string) | undefined
  /** How many parts the audio comes in, each with a header of its own where there is one. */
  readonly parts?: number | undefined
}

/** Base64 of audio that is given out again and again. */
const encoded = new WeakMap<Int16Array, Map<string, string>>()

/** A GenerateContentResponse with speech. */
export function speechAnswer(draft: AnswerDraft): JsonObject {
  const { tokensIn, tokensOut, finishReason, finishMessage, blockReason } = draft
  const hasAudio = draft.hasContent && draft.hasCandidates
  const candidate = {
    content: hasAudio ? { parts: audioParts(draft), role: 'model' } : {},
    ...(finishReason === undefined ? {} : { finishReason }),
    ...(finishMessage === undefined ? {} : { finishMessage }),
    index: 0,
  }
  return {
    ...(draft.hasCandidates ? { candidates: [candidate] } : {}),
    ...(blockReason === undefined ? {} : { promptFeedback: { blockReason } }),
    ...(draft.hasUsage === false ? {} : { usageMetadata: usage(tokensIn, tokensOut) }),
    modelVersion: draft.model,
    responseId: randomUUID(),
  }
}

export function usage(tokensIn: number, tokensOut: number): JsonObject {
  return {
    promptTokenCount: tokensIn,
    ...(tokensOut === 0
      ? {}
      : {
          candidatesTokenCount: tokensOut,
          candidatesTokensDetails: [{ modality: 'AUDIO', tokenCount: tokensOut }],
        }),
    totalTokenCount: tokensIn + tokensOut,
    promptTokensDetails: [{ modality: 'TEXT', tokenCount: tokensIn }],
  }
}

function audioParts(draft: AnswerDraft): JsonObject[] {
  const { pcm, rate, container, parts = 1, spoilData } = draft
  const mimeType = draft.mimeType ?? (container === 'wav' ? 'audio/wav' : `audio/L16;codec=pcm;rate=${rate}`)
  const length = Math.max(1, Math.ceil(pcm.length / parts))
  return Array.from({ length: parts }, (_, index) => {
    const piece = parts === 1 ? pcm : pcm.subarray(index * length, (index + 1) * length)
    const data = base64(piece, rate, container)
    return { inlineData: { mimeType, data: spoilData === undefined ? data : spoilData(data) } }
  })
}

function base64(pcm: Int16Array, rate: number, container: 'wav' | 'pcm'): string {
  const known = encoded.get(pcm) ?? new Map<string, string>()
  encoded.set(pcm, known)
  const key = `${container} ${rate}`
  const found = known.get(key)
  if (found !== undefined) return found
  const samples = Buffer.from(pcm.buffer, pcm.byteOffset, pcm.byteLength)
  const header = wavHeader(rate, pcm.length)
  const text = (container === 'wav' ? Buffer.concat([header, samples]) : samples).toString('base64')
  known.set(key, text)
  return text
}

/** The plain header of 44 bytes that Google's files have: mono, 16-bit. */
function wavHeader(rate: number, frames: number): Uint8Array {
  const header = Buffer.alloc(44)
  header.write('RIFF')
  header.writeUInt32LE(36 + 2 * frames, 4)
  header.write('WAVEfmt ', 8)
  header.writeUInt32LE(16, 16)
  header.writeUInt16LE(1, 20)
  header.writeUInt16LE(1, 22)
  header.writeUInt32LE(rate, 24)
  header.writeUInt32LE(2 * rate, 28)
  header.writeUInt16LE(2, 32)
  header.writeUInt16LE(16, 34)
  header.write('data', 36)
  header.writeUInt32LE(2 * frames, 40)
  return header
}
