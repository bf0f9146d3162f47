import { draftVoices } from '../../core/cast/draft-voices.ts'
import { geminiVoices } from '../../core/cast/gemini-voices.ts'
import type { VoiceService } from '../ipc/window-services.ts'
import type { MediaRegistry } from '../protocols/media-registry.ts'
import type { StudioClient } from '../studio/worker/studio-client.ts'

/** The voices, and a sentence from each. Previews are kept in this machine's own folder. */
export function createVoiceService(options: {
  readonly data: string
  readonly studio: StudioClient
  readonly media: MediaRegistry
}): VoiceService {
  return {
    list: () =>
      Promise.resolve([
        ...draftVoices.map(({ name, character, gender }) => ({
          name,
          engine: 'draft' as const,
          character,
          gender,
        })),
        ...geminiVoices.map(({ name, character, gender }) => ({
          name,
          engine: 'gemini' as const,
          character,
          gender,
        })),
      ]),
    async preview(voice, text = `Hello, I am ${voice}. This is how I sound when I read your script.`) {
      const { audio, key } = await options.studio.call('preview', { data: options.data, voice, text })
      return options.media.register({ path: audio, type: 'audio/wav' }, key)
    },
  }
}
