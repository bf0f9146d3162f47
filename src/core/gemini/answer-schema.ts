import { z } from 'zod'

/** A figure that makes no sense is one that is not there. */
const count = z.int().min(0).optional().catch(undefined)

/** What of a `generateContent` answer is read; the rest is left alone. */
export const answerSchema = z.looseObject({
  candidates: z
    .array(
      z.looseObject({
        finishReason: z.string().optional(),
        content: z
          .looseObject({
            parts: z
              .array(
                z.looseObject({
                  inlineData: z
                    .looseObject({ mimeType: z.string().optional(), data: z.string().optional() })
                    .optional(),
                }),
              )
              .optional(),
          })
          .optional(),
      }),
    )
    .optional(),
  promptFeedback: z.looseObject({ blockReason: z.string().optional() }).optional(),
  usageMetadata: z
    .looseObject({
      promptTokenCount: count,
      candidatesTokenCount: count,
      thoughtsTokenCount: count,
      serviceTier: z.string().optional().catch(undefined),
    })
    .optional(),
})
