import type { EngineChoice } from '../studio/worker/studio-calls.ts'
import type { EpisodeFile } from './episode-file.ts'

/**
 * Who speaks an episode. One that Gemini has spoken stays with its model: another would have to speak every line anew.
 * `model` is the one for episodes that have none yet.
 */
export function engineChoice(file: Pick<EpisodeFile, 'engine' | 'model'>, model: string): EngineChoice {
  return file.engine === 'draft' ? { id: 'draft' } : { id: 'gemini', model: file.model ?? model }
}
