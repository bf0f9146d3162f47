import type { ServerModel } from '../lists/server-models.ts'
import { isJsonObject } from '../protocol/json-object.ts'
import { invalidArgument } from '../refusals/google-refusal.ts'
import type { SpeechRequest } from './speech-request.ts'

type Rule = {
  readonly isBroken: (request: SpeechRequest, model: ServerModel) => boolean
  readonly message: (model: ServerModel) => string
}

const isSet = (name: string) => (request: SpeechRequest) => request.generationConfig[name] !== undefined
const notEnabled = (what: string) => () => `${what} is not enabled for this model`

/** What a speech model does not take. */
const rules: readonly Rule[] = [
  {
    isBroken: ({ systemInstruction }) => systemInstruction !== undefined,
    message: notEnabled('Developer instruction'),
  },
  { isBroken: ({ tools }) => tools.length > 0, message: notEnabled('Function calling') },
  {
    isBroken: ({ cachedContent }) => cachedContent !== undefined,
    message: notEnabled('Cached content'),
  },
  {
    isBroken: ({ generationConfig: { thinkingConfig } }) =>
      isJsonObject(thinkingConfig) && thinkingConfig['thinkingLevel'] !== undefined,
    message: () => 'Thinking level is not supported for this model.',
  },
  { isBroken: isSet('thinkingConfig'), message: notEnabled('Thinking') },
  {
    isBroken: (request, model) => !model.takesTemperature && isSet('temperature')(request),
    message: notEnabled('Temperature'),
  },
  { isBroken: isSet('topP'), message: notEnabled('Top P') },
  { isBroken: isSet('topK'), message: notEnabled('Top K') },
  { isBroken: isSet('presencePenalty'), message: notEnabled('Penalty') },
  { isBroken: isSet('frequencyPenalty'), message: notEnabled('Penalty') },
  { isBroken: isSet('responseMimeType'), message: notEnabled('JSON mode') },
  { isBroken: isSet('responseSchema'), message: notEnabled('JSON mode') },
  { isBroken: isSet('responseJsonSchema'), message: notEnabled('JSON mode') },
  { isBroken: isSet('imageConfig'), message: notEnabled('Image output modality') },
  {
    isBroken: ({ generationConfig }) => Number(generationConfig['candidateCount'] ?? 1) !== 1,
    message: notEnabled('Multiple candidates'),
  },
  {
    isBroken: ({ generationConfig }) => generationConfig.responseModalities.join() !== 'AUDIO',
    message: ({ id }) =>
      `The requested combination of response modalities is not supported by the model. models/${id} accepts the following combination of response modalities:\n* AUDIO\n`,
  },
  {
    isBroken: ({ generationConfig: { responseFormat } }, { dialect }) =>
      responseFormat.length > 0 && dialect !== 'parts',
    message: notEnabled('Response format'),
  },
  {
    isBroken: ({ generationConfig: { responseFormat } }) =>
      responseFormat.length > 1 || responseFormat.some(({ audio }) => !isOfferedAudio(audio)),
    message: () => 'The requested audio format is not supported by this model.',
  },
]

/** Throws what Google says to a setting that a speech model does not take. */
export function checkSettings(request: SpeechRequest, model: ServerModel): void {
  const broken = rules.find(({ isBroken }) => isBroken(request, model))
  if (broken !== undefined) throw invalidArgument(broken.message(model))
}

/** Of Google's formats this server makes two: WAV and raw samples. */
function isOfferedAudio(
  audio: { mimeType?: string | undefined; sampleRate?: number | undefined } = {},
): boolean {
  const { mimeType = 'audio/wav', sampleRate = 24_000 } = audio
  return /^audio\/(?:wav|l16)$/i.test(mimeType) && sampleRate >= 8000 && sampleRate <= 48_000
}
