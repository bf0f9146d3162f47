import type { ServerModel } from '../lists/server-models.ts'
import type { VoiceLibrary } from '../lists/voice-library.ts'
import type { JsonObject } from '../protocol/json-object.ts'
import { castOf } from './cast-of.ts'
import { checkContents } from './check-contents.ts'
import { checkSettings } from './check-settings.ts'
import { checkTokens } from './count-tokens.ts'
import { speechRequestSchema, type SpeechRequest } from './speech-request.ts'
import { turnsOf, type ServerTurn } from './turns-of.ts'

/** A request that can be spoken. */
export type SpeechOrder = {
  readonly model: ServerModel
  readonly turns: readonly ServerTurn[]
  readonly tokensIn: number
  readonly tier: SpeechRequest['serviceTier']
  readonly maxOutputTokens: number | undefined
  /** Hz. */
  readonly rate: number
  /** undefined: as the model has it. */
  readonly container: 'wav' | 'pcm' | undefined
}

/** Everything the protos cannot say about a request, checked in Google's order. `message` has passed the protos. */
export function readOrder(message: JsonObject, model: ServerModel, library: VoiceLibrary): SpeechOrder {
  const request = speechRequestSchema.parse(message)
  checkContents(request, model)
  checkSettings(request, model)
  const turns = turnsOf(request, model, castOf(request, model, library))
  const { maxOutputTokens, responseFormat } = request.generationConfig
  const { mimeType, sampleRate = 24_000 } = responseFormat[0]?.audio ?? {}
  return {
    model,
    turns,
    tokensIn: checkTokens(request, model),
    tier: request.serviceTier,
    maxOutputTokens,
    rate: sampleRate,
    container: mimeType === undefined ? undefined : /wav/i.test(mimeType) ? 'wav' : 'pcm',
  }
}
