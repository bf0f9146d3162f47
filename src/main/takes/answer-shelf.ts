import { takeKey, type TakeRequest } from '../../core/plan/take-key.ts'
import { openWav } from '../audio/wav-reader.ts'
import type { AnswerShelf, Passage, SpeechEngine } from '../engines/speech-engine.ts'
import type { TakeStore } from './take-store.ts'

/** The takes of a library as the shelf on which an engine puts its answers. */
export function createAnswerShelf(
  store: TakeStore,
  engine: Pick<SpeechEngine, 'id' | 'model' | 'usesStyle'>,
): AnswerShelf {
  return {
    async find(passage) {
      const key = takeKey(requestFor(engine, passage))
      const take = await store.find(key)
      if (take === undefined) return undefined
      const audio = openWav(store.audioPath(key))
      try {
        const { rate, finish, usage, words } = take
        const samples = new Float32Array(take.samples)
        audio.read(0, take.samples, samples)
        return { pcm: Int16Array.from(samples, (sample) => sample * 32_768), rate, finish, usage, words }
      } finally {
        audio.close()
      }
    },
    async keep(passage, spoken) {
      const request = requestFor(engine, passage)
      const key = takeKey(request)
      await store.keep(key, request, spoken)
      return key
    },
  }
}

/** What names the first take of a passage: as the plan names it. */
function requestFor(
  engine: Pick<SpeechEngine, 'id' | 'model' | 'usesStyle'>,
  { turns, language }: Passage,
): TakeRequest {
  return {
    engine: engine.id,
    model: engine.model,
    language,
    turns: turns.map(({ text, voice, style, pace }) => {
      return { text, voice, style: engine.usesStyle ? style : undefined, pace }
    }),
    take: 1,
  }
}
