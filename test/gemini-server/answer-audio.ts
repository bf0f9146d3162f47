import { z } from 'zod'
import { parseWavHeader } from '../../src/core/audio/wav-header.ts'

const answerSchema = z.object({
  candidates: z.array(
    z.object({
      content: z.object({
        parts: z.array(z.object({ inlineData: z.object({ mimeType: z.string(), data: z.string() }) })),
      }),
      finishReason: z.string().optional(),
    }),
  ),
  usageMetadata: z.unknown().optional(),
})

export type AnswerAudio = {
  readonly mimeType: string
  /** Hz, as the answer says. */
  readonly rate: number
  readonly samples: Int16Array
  readonly bytes: Uint8Array
  readonly finishReason: string | undefined
  readonly usage: unknown
}

/** The audio of an answer, for tests of the server. */
export function answerAudio(json: unknown): AnswerAudio {
  const { candidates, usageMetadata } = answerSchema.parse(json)
  const [candidate] = candidates
  if (candidate === undefined) throw new Error('There is no candidate')
  const pieces = candidate.content.parts.map(({ inlineData }) => Buffer.from(inlineData.data, 'base64'))
  const mimeType = candidate.content.parts[0]?.inlineData.mimeType ?? ''
  const [first = Buffer.alloc(0)] = pieces
  const isWav = first.subarray(0, 4).toString() === 'RIFF'
  const header = isWav ? parseWavHeader(first, first.length) : undefined
  const bytes = Buffer.concat(pieces.map((piece) => piece.subarray(header?.dataStart ?? 0)))
  return {
    mimeType,
    rate: header?.rate ?? Number(/rate=(\d+)/i.exec(mimeType)?.[1]),
    samples: new Int16Array(Uint8Array.from(bytes).buffer, 0, bytes.length >> 1),
    bytes: first,
    finishReason: candidate.finishReason,
    usage: usageMetadata,
  }
}
