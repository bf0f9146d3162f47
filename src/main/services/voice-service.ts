import { draftVoices } from '../../core/cast/draft-voices.ts'
import { previewSentence } from '../../core/cast/preview-sentence.ts'
import { geminiVoices } from '../../core/cast/gemini-voices.ts'
import type { VoiceService } from '../ipc/window-services.ts'
import type { MediaRegistry } from '../protocols/media-registry.ts'
import type { StudioClient } from '../studio/worker/studio-client.ts'

/** The voices, and a sentence from each. Previews are kept in this machine's own folder. */
export function createVoiceService(options: {
  readonly data: string
  readonly studio: StudioClient
  readonly media: MediaRegistry
  readonly geminiModel: () => string
}): VoiceService {
  const { data, studio } = options
  const gemini = () => ({ id: 'gemini' as const, model: options.geminiModel(), mode: 'lines' as const })
  return {
    list: () =>
      Promise.resolve([
        ...draftVoices.map(({ name, character, gender }) => {
          return { name, engine: 'draft' as const, character, gender }
        }),
        ...geminiVoices.map(({ name, character, gender }) => {
          return { name, engine: 'gemini' as const, character, gender }
        }),
      ]),
    async preview({ voice, engine = 'draft', text = previewSentence(voice) }) {
      const choice = engine === 'draft' ? { id: engine } : gemini()
      const { audio, key } = await studio.call('preview', { data, engine: choice, voice, text })
      return options.media.register({ path: audio, type: 'audio/wav' }, key)
    },
    previews: () => studio.call('previews', { data, engine: gemini() }),
    search: (query) => studio.call('searchVoices', { data, query }),
  }
}
