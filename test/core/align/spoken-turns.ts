import { createDraftEngine } from '../../../src/main/engines/draft/draft-engine.ts'
import { speechEdges } from '../../../src/core/audio/speech-edges.ts'

/** A stretch of samples: `start` is the first, `end` the one after the last. */
export type Span = { readonly start: number; readonly end: number }
/** A turn as a draft voice speaks it, from the first sample that is heard to the last, and where its words lie. */
export type SpokenTurn = { readonly pcm: Int16Array; readonly words: readonly Span[] }
export type SpeakTurn = (voice: string, text: string, pace: number) => Promise<SpokenTurn>

/** Samples a second of what the draft voices speak. */
export const corpusRate = 24_000

/** Draft voices that speak single turns. */
export function createSpeaker(workers: number): { speak: SpeakTurn; close: () => Promise<void> } {
  const workerPath = new URL('../../../src/main/engines/draft/flite-worker.ts', import.meta.url)
  const engine = createDraftEngine({ workerPath, workers })
  const { signal } = new AbortController()
  return {
    async speak(voice, text, pace) {
      const turn = { speaker: 'A', text, voice, style: undefined, pace, place: 'the corpus' }
      const { pcm, words } = await engine.speak({ turns: [turn], language: 'en' }, { signal })
      const heard = speechEdges(pcm, corpusRate)
      // Some voices hiss for a fifth of a second before their first word.
      const first = Math.round(((words[0]?.start ?? 0) - 0.02) * corpusRate)
      const edges = { start: Math.max(heard.start, first), end: heard.end }
      const within = (seconds: number) =>
        Math.min(edges.end, Math.max(edges.start, Math.round(seconds * corpusRate))) - edges.start
      return {
        pcm: pcm.slice(edges.start, edges.end),
        words: words.map(({ start, end }) => ({ start: within(start), end: within(end) })),
      }
    },
    close: () => engine.close(),
  }
}
