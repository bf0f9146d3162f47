import type { Settings } from '../../src/renderer/components/episode-types.ts'
import type { RequestInput } from '../../src/shared/ipc/schemas.ts'

/** The settings a fake main begins with. */
export function initialSettings(given: Partial<Settings> | undefined, hasEpisodes: boolean): Settings {
  return {
    theme: 'system',
    loudness: -16,
    libraryView: 'list',
    librarySort: 'changed',
    scriptZoom: 100,
    playbackSpeed: 1,
    hasSeenWelcome: hasEpisodes,
    exportChoices: {
      formats: ['mp3'],
      loudness: 'podcast',
      bitrate: 128,
      channels: 'as-master',
      bits: 16,
      name: '{number} {title}',
    },
    engine: 'draft',
    geminiModel: 'gemini-3.8-flash-tts',
    geminiMode: 'flow',
    geminiService: 'standard',
    geminiDeadline: 24,
    knowsTextIsSent: false,
    declinedKeys: [],
    ...given,
  }
}

/** As main takes changes over: null is what there was before anything was set. */
export function changeSettings(settings: Settings, change: RequestInput<'settings.set'>): void {
  for (const [name, value] of Object.entries(change))
    if (value === null) Reflect.deleteProperty(settings, name)
    else Object.assign(settings, { [name]: value })
}
