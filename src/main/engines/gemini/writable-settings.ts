import type { SpeechRequest } from '../../../core/gemini/speech-request.ts'

/** The library's types have lists that may be changed. */
export function writableSettings({
  responseModalities,
  speechConfig,
  temperature,
}: SpeechRequest['generationConfig']) {
  const voices =
    'voiceConfig' in speechConfig
      ? speechConfig
      : {
          ...speechConfig,
          multiSpeakerVoiceConfig: {
            speakerVoiceConfigs: [...speechConfig.multiSpeakerVoiceConfig.speakerVoiceConfigs],
          },
        }
  return {
    responseModalities: [...responseModalities],
    speechConfig: voices,
    ...(temperature === undefined ? {} : { temperature }),
  }
}
