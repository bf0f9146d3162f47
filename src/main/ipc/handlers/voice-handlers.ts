import type { Handlers } from '../handlers.ts'
import type { VoiceService } from '../window-services.ts'

export function voiceHandlers(voices: VoiceService): Pick<Handlers, 'voices.list' | 'voices.preview'> {
  return {
    'voices.list': () => voices.list(),
    'voices.preview': ({ voice, text }) => voices.preview(voice, text),
  }
}
