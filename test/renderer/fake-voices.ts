import { draftVoices } from '../../src/core/cast/draft-voices.ts'
import { geminiVoices } from '../../src/core/cast/gemini-voices.ts'
import type { Voice } from '../../src/renderer/components/episode-types.ts'
import { synthesise } from './fake-audio.ts'

/** Every voice, as main lists them. */
export function allVoices(): Voice[] {
  return [
    ...draftVoices.map(({ name, character, gender }) => ({
      name,
      character,
      gender,
      engine: 'draft' as const,
    })),
    ...geminiVoices.map(({ name, character, gender }) => ({
      name,
      character,
      gender,
      engine: 'gemini' as const,
    })),
  ]
}

/** The address of a hummed sentence. */
export function hummedSentence(): string {
  return URL.createObjectURL(synthesise(1.6, [{ start: 0, end: 1.6, pitch: 140 }]).wav)
}
