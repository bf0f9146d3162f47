import type { ServerModel } from '../lists/server-models.ts'
import { invalidArgument } from '../refusals/google-refusal.ts'
import type { Cast } from './cast-of.ts'
import { readTranscript } from './read-transcript.ts'
import type { SpeechRequest } from './speech-request.ts'

/** Words in one voice: an id of the library. Tags are still in the text. */
export type ServerTurn = { readonly voice: string; readonly text: string; readonly style: string }

/** What is to be spoken, and by whom. Throws what Google says where that is not clear. */
export function turnsOf(request: SpeechRequest, { dialect }: ServerModel, cast: Cast): ServerTurn[] {
  const parts = request.contents[0]?.parts ?? []
  if (dialect === 'parts') {
    return parts.map(({ text = '', speechMetadata }, index) => {
      const { speaker = '', style = '' } = speechMetadata ?? {}
      return { voice: voiceFor(speaker, cast, index), text, style }
    })
  }
  const text = parts.map((part) => part.text ?? '').join('\n')
  const lines = readTranscript(text, cast.kind === 'two' ? [...cast.voices.keys()] : [])
  if (lines.length === 0) {
    throw invalidArgument('Model tried to generate text, but it should only be used for TTS.')
  }
  return lines.map((line) => {
    const voice = cast.kind === 'one' ? cast.voice : (cast.voices.get(line.speaker ?? '') ?? '')
    return { voice, text: line.text, style: '' }
  })
}

function voiceFor(speaker: string, cast: Cast, index: number): string {
  const where = `contents[0].parts[${index}].speech_metadata.speaker`
  if (cast.kind === 'one') {
    if (speaker === '') return cast.voice
    throw invalidArgument(`${where} can only be set with multi_speaker_voice_config.`)
  }
  if (speaker === '') {
    throw invalidArgument(`${where} must be set on every part when multi_speaker_voice_config is set.`)
  }
  const voice = cast.voices.get(speaker)
  if (voice !== undefined) return voice
  throw invalidArgument(`${where}: "${speaker}" does not match any speaker in multi_speaker_voice_config.`)
}
