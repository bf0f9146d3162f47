import { z } from 'zod'

const voiceConfigSchema = z.object({
  prebuiltVoiceConfig: z.object({ voiceName: z.string().optional() }).optional(),
  voice: z.string().optional(),
})

/** What this server reads of a request, after Google's protos have had their say: names are camelCase. */
export const speechRequestSchema = z.object({
  contents: z
    .array(
      z.object({
        role: z.string().optional(),
        parts: z
          .array(
            z.looseObject({
              text: z.string().optional(),
              inlineData: z.object({ mimeType: z.string().default('') }).optional(),
              speechMetadata: z
                .object({ speaker: z.string().default(''), style: z.string().default('') })
                .optional(),
            }),
          )
          .default([]),
      }),
    )
    .default([]),
  systemInstruction: z.unknown().optional(),
  tools: z.array(z.unknown()).default([]),
  cachedContent: z.string().optional(),
  serviceTier: z.enum(['unspecified', 'standard', 'flex', 'priority']).default('standard'),
  store: z.boolean().optional(),
  generationConfig: z
    .looseObject({
      responseModalities: z.array(z.string()).default([]),
      maxOutputTokens: z.number().optional(),
      responseFormat: z
        .array(
          z.object({
            audio: z
              .object({ mimeType: z.string().optional(), sampleRate: z.number().optional() })
              .optional(),
          }),
        )
        .default([]),
      speechConfig: z
        .object({
          languageCode: z.string().optional(),
          voiceConfig: voiceConfigSchema.optional(),
          multiSpeakerVoiceConfig: z
            .object({
              speakerVoiceConfigs: z
                .array(
                  z.object({ speaker: z.string().default(''), voiceConfig: voiceConfigSchema.optional() }),
                )
                .default([]),
            })
            .optional(),
        })
        .optional(),
    })
    .default({ responseModalities: [], responseFormat: [] }),
})

export type SpeechRequest = z.infer<typeof speechRequestSchema>
export type VoiceConfig = z.infer<typeof voiceConfigSchema>
