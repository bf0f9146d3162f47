import { takeKey, type TakeRequest } from '../../core/plan/take-key.ts'
import type { AnswerShelf, Passage, SpeechEngine } from '../engines/speech-engine.ts'
import { readSpoken } from './read-spoken.ts'
import type { TakeStore } from './take-store.ts'

/**
 * Where a library keeps what an engine answers: a turn among its takes, a passage of several turns among the passages
 * that are still to be cut.
 */
export function createAnswerShelf(
  { takes, passages }: { readonly takes: TakeStore; readonly passages: TakeStore },
  engine: Pick<SpeechEngine, 'id' | 'model' | 'usesStyle'>,
): AnswerShelf {
  const storeFor = (passage: Passage) => (passage.turns.length === 1 ? takes : passages)
  return {
    async find(passage) {
      const store = storeFor(passage)
      const key = takeKey(requestFor(engine, passage))
      const take = await store.find(key)
      return take === undefined ? undefined : readSpoken(store, take)
    },
    async keep(passage, spoken) {
      const request = requestFor(engine, passage)
      const key = takeKey(request)
      await storeFor(passage).keep(key, request, spoken)
      return key
    },
  }
}

/** What names the take of a passage: as the plan names it. */
export function requestFor(
  engine: Pick<SpeechEngine, 'id' | 'model' | 'usesStyle'>,
  { turns, language, take = 1 }: Passage,
): TakeRequest {
  return {
    engine: engine.id,
    model: engine.model,
    language,
    turns: turns.map(({ text, voice, style, pace }) => {
      return { text, voice, style: engine.usesStyle ? style : undefined, pace }
    }),
    take,
  }
}
