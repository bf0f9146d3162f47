import type { Handlers } from '../handlers.ts'
import type { VoiceService } from '../window-services.ts'

export function voiceHandlers(
  voices: VoiceService,
): Pick<Handlers, Extract<keyof Handlers, `voices.${string}`>> {
  return {
    'voices.list': () => voices.list(),
    'voices.preview': (request) => voices.preview(request),
    'voices.previews': () => voices.previews(),
    'voices.search': (query) => voices.search(query),
  }
}
