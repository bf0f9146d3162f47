import type { ServerModel } from '../lists/server-models.ts'
import type { VoiceLibrary } from '../lists/voice-library.ts'
import { invalidArgument } from '../refusals/google-refusal.ts'
import type { SpeechRequest, VoiceConfig } from './speech-request.ts'

/** Who speaks: one voice, or a voice for each of two names. Voices are ids of the library. */
export type Cast =
  | { readonly kind: 'one'; readonly voice: string }
  | { readonly kind: 'two'; readonly voices: ReadonlyMap<string, string> }

/** The voices a request asks for. Throws what Google says to voices and speakers that cannot be. */
export function castOf(request: SpeechRequest, model: ServerModel, library: VoiceLibrary): Cast {
  const { speechConfig = {} } = request.generationConfig
  const { voiceConfig, multiSpeakerVoiceConfig, languageCode } = speechConfig
  if (voiceConfig !== undefined && multiSpeakerVoiceConfig !== undefined) {
    throw invalidArgument('Only one of voice_config and multi_speaker_voice_config can be set.')
  }
  const find = (config: VoiceConfig | undefined) => voiceOf(config, { model, library, languageCode })
  if (multiSpeakerVoiceConfig === undefined) return { kind: 'one', voice: find(voiceConfig) }

  const { speakerVoiceConfigs } = multiSpeakerVoiceConfig
  if (speakerVoiceConfigs.length !== 2) {
    throw invalidArgument('The number of enabled_voices must equal 2.')
  }
  const voices = new Map(speakerVoiceConfigs.map((one) => [one.speaker, find(one.voiceConfig)]))
  if (voices.has('') || voices.size !== 2) {
    throw invalidArgument('Each speaker in multi_speaker_voice_config must have a unique, non-empty name.')
  }
  return { kind: 'two', voices }
}

type VoiceSources = {
  readonly model: ServerModel
  readonly library: VoiceLibrary
  readonly languageCode: string | undefined
}

function voiceOf(config: VoiceConfig | undefined, { model, library, languageCode }: VoiceSources): string {
  const name = config?.prebuiltVoiceConfig?.voiceName ?? config?.voice
  if (name === undefined || name === '') {
    if (model.needsVoice) throw invalidArgument('Request contains an invalid argument.')
    return 'Zephyr'
  }
  const isOld = model.dialect !== 'parts'
  const voice = library.find(name)
  if (voice !== undefined && !(isOld && (!voice.isFirst || config?.voice !== undefined))) return voice.id
  if (isOld) {
    const names = library.firstNames.map((first) => first.toLowerCase()).toSorted()
    throw invalidArgument(`Voice name ${name} is not supported. Allowed voice names are: ${names.join(', ')}`)
  }
  const language = languageCode === undefined ? '' : ` and language: ${languageCode}`
  throw invalidArgument(`No matching speaker voice found for name: ${name}${language}`)
}
