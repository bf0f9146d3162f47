import type { SettingsValues } from '../settings/settings.ts'
import type { EngineChoice } from '../studio/worker/studio-calls.ts'
import type { EpisodeFile } from './episode-file.ts'

/**
 * Who speaks an episode. One that Gemini has spoken stays with its model: another would have to speak every line anew.
 * The settings have the one for episodes that have none yet.
 */
export function engineChoice(
  file: Pick<EpisodeFile, 'engine' | 'model'>,
  settings: Pick<SettingsValues, 'geminiModel' | 'geminiMode' | 'geminiService' | 'geminiDeadline'>,
): EngineChoice {
  if (file.engine === 'draft') return { id: 'draft' }
  const { geminiModel, geminiMode: mode, geminiService: service, geminiDeadline: deadline } = settings
  return { id: 'gemini', model: file.model ?? geminiModel, mode, service, deadline }
}
