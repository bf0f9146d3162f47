import type { Handlers } from './handlers.ts'
import { type AppHandlerParts, appHandlers } from './handlers/app-handlers.ts'
import { episodeHandlers } from './handlers/episode-handlers.ts'
import { detailHandlers } from './handlers/detail-handlers.ts'
import { exportHandlers } from './handlers/export-handlers.ts'
import { geminiHandlers } from './handlers/gemini-handlers.ts'
import { type LibraryHandlerParts, libraryHandlers } from './handlers/library-handlers.ts'
import { musicHandlers } from './handlers/music-handlers.ts'
import { publishHandlers } from './handlers/publish-handlers.ts'
import { queueHandlers } from './handlers/queue-handlers.ts'
import { renderHandlers } from './handlers/render-handlers.ts'
import { settingsHandlers } from './handlers/settings-handlers.ts'
import { showHandlers } from './handlers/show-handlers.ts'
import { voiceHandlers } from './handlers/voice-handlers.ts'
import type { Settings } from '../settings/settings.ts'
import type { WindowServices } from './window-services.ts'

export type HandlerParts = AppHandlerParts &
  Omit<LibraryHandlerParts, 'library'> & { readonly services: WindowServices; readonly settings: Settings }

/** Everything the page may ask for. */
export function createHandlers(parts: HandlerParts): Handlers {
  const { services, settings, dialogs } = parts
  const { library, episodes } = services
  return {
    ...appHandlers(parts),
    ...settingsHandlers({ settings, library, dialogs }),
    ...libraryHandlers({ ...parts, library }),
    ...showHandlers({ ...parts, shows: services.shows }),
    ...publishHandlers({ ...parts, publishing: services.publishing }),
    ...episodeHandlers({ episodes, dialogs }),
    ...renderHandlers(services.renders),
    ...queueHandlers(services.queue),
    ...detailHandlers({ details: services.details, dialogs }),
    ...exportHandlers({ ...parts, exports: services.exports }),
    ...musicHandlers({ music: services.music, dialogs }),
    ...voiceHandlers(services.voices),
    ...geminiHandlers(services.gemini),
  }
}
