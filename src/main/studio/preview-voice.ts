import { dirname, join } from 'node:path'
import { takeKey, type TakeRequest } from '../../core/plan/take-key.ts'
import type { Passage, SpeechEngine } from '../engines/speech-engine.ts'
import { makeFolder } from '../files/make-folder.ts'
import { createTakeStore, type TakeStore } from '../takes/take-store.ts'
import { createAnswerShelf } from '../takes/answer-shelf.ts'

/** A sentence that lets a voice be heard. */
export type Sentence = { readonly voice: string; readonly text: string }

type Preview = { readonly key: string; readonly request: TakeRequest; readonly passage: Passage }

/** The sentences of voices, each spoken once and kept in this machine's own folder. */
export function createPreviews(data: string, clock: () => Date) {
  const folder = join(data, 'previews')
  const store: TakeStore = createTakeStore(dirname(folder), folder, clock)

  return {
    /** Speaks a sentence unless that was done before; gives its audio file. Throws StudioError. */
    async speak(engine: SpeechEngine, sentence: Sentence, signal: AbortSignal) {
      await makeFolder(folder)
      const { key, request, passage } = previewOf(engine, sentence)
      if ((await store.find(key)) === undefined) {
        const shelf = createAnswerShelf({ takes: store, passages: store }, engine)
        const spoken = await engine.speak(passage, { signal, shelf, purpose: { kind: 'preview' } })
        if ((await store.find(key)) === undefined) await store.keep(key, request, spoken)
      }
      return { audio: store.audioPath(key), key }
    },
    /** The voices whose sentence is there, and the price of the dearest that is not, USD. */
    async known(engine: SpeechEngine, sentences: readonly Sentence[]) {
      const keys = await store.known()
      const previews = sentences.map((sentence) => ({ sentence, ...previewOf(engine, sentence) }))
      const missing = previews.filter(({ key }) => !keys.has(key))
      return {
        made: previews.filter(({ key }) => keys.has(key)).map(({ sentence }) => sentence.voice),
        cost: Math.max(0, ...missing.map(({ passage }) => engine.estimate(passage).cost)),
      }
    },
  }
}

function previewOf(engine: SpeechEngine, { voice, text }: Sentence): Preview {
  const spoken = engine.voicesFor([{ speaker: 'Preview', voice }]).get('Preview') ?? voice
  const turn = { text, voice: spoken, style: undefined, pace: 1 }
  const request: TakeRequest = {
    engine: engine.id,
    model: engine.model,
    language: undefined,
    turns: [turn],
    take: 1,
  }
  const passage = { turns: [{ ...turn, speaker: 'Preview', place: 'the preview' }], language: undefined }
  return { key: takeKey(request), request, passage }
}
