import { createDraftEngine } from '../../../../src/main/engines/draft/draft-engine.ts'
import type { SpeakWords } from './speak-lines.ts'

const workerPath = new URL('../../../../src/main/engines/draft/flite-worker.ts', import.meta.url)

/** The built-in voices, to make a corpus with. */
export function createDraftSpeaker(): { readonly speak: SpeakWords; readonly close: () => Promise<void> } {
  const engine = createDraftEngine({ workerPath, timeLimit: 600 })
  return {
    async speak(voice, text, pace) {
      const turn = { speaker: voice, text, voice, style: undefined, pace, place: 'a line' }
      const passage = { turns: [turn], language: undefined }
      return (await engine.speak(passage, { signal: new AbortController().signal })).pcm
    },
    close: () => engine.close(),
  }
}
