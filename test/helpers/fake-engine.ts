import { StudioError } from '../../src/shared/studio-error.ts'
import type { Passage, SpeechEngine } from '../../src/main/engines/speech-engine.ts'

export type FakeEngine = SpeechEngine & {
  /** The text of every turn that was spoken, in order. */
  readonly asked: string[]
}

const RATE = 24_000

/** An engine that answers at once with a tone of 0.1 s a word between two short silences. "fail", "refuse" and "blocked" do so. */
export function createFakeEngine(): FakeEngine {
  const asked: string[] = []
  return {
    asked,
    id: 'draft',
    model: 'tone-1',
    usesStyle: false,
    voicesFor: (cast) => new Map(cast.map(({ speaker, voice }) => [speaker, voice])),
    voices: () => Promise.resolve([]),
    limits: () => ({
      speakersPerRequest: 1,
      turnsPerRequest: 1,
      inputTokens: 1000,
      secondsPerRequest: 60,
      concurrency: 2,
    }),
    estimate: (passage) => ({ seconds: toneFor(passage).length / RATE, tokensIn: 0, tokensOut: 0, cost: 0 }),
    check(passage) {
      const bad = passage.turns.find((turn) => turn.text.includes('refuse'))
      if (bad !== undefined) throw new StudioError('unspeakable-text', `It cannot say ${bad.place}.`)
    },
    async speak(passage, { signal }) {
      await Promise.resolve()
      if (signal.aborted) throw new StudioError('cancelled', 'Stopped.')
      if (passage.turns.some((turn) => turn.text.includes('fail')))
        throw new StudioError('engine-failed', 'The engine failed.')
      const blocked = passage.turns.find((turn) => turn.text.includes('blocked'))
      if (blocked !== undefined)
        throw new StudioError('text-blocked', `The words of ${blocked.place} were blocked.`)
      asked.push(...passage.turns.map((turn) => turn.text))
      return {
        pcm: toneFor(passage),
        rate: RATE,
        finish: 'stop',
        usage: { tokensIn: 0, tokensOut: 0, cost: 0 },
        words: [],
      }
    },
    close: () => Promise.resolve(),
  }
}

function toneFor(passage: Passage): Int16Array {
  const words = passage.turns.flatMap((turn) => turn.text.split(/\s+/)).length
  const pitch = 200 + (passage.turns[0]?.voice.length ?? 0) * 20
  const length = Math.round(words * 0.1 * RATE)
  return Int16Array.from({ length }, (_, i) => Math.round(8000 * Math.sin((2 * Math.PI * pitch * i) / RATE)))
}
