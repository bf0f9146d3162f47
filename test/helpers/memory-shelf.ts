import type { AnswerShelf, Passage, Spoken } from '../../src/main/engines/speech-engine.ts'

export type MemoryShelf = AnswerShelf & {
  /** What lies there, by the texts of its turns joined with a slash. */
  readonly kept: Map<string, Spoken>
}

/** A shelf in memory. `onKeep` runs before anything is kept. */
export function createMemoryShelf(onKeep?: (texts: string) => void | Promise<void>): MemoryShelf {
  const kept = new Map<string, Spoken>()
  return {
    kept,
    find: (passage) => Promise.resolve(kept.get(key(passage))),
    async keep(passage, spoken) {
      await onKeep?.(key(passage))
      kept.set(key(passage), spoken)
      return `take of ${key(passage)}`
    },
  }
}

function key({ turns }: Passage): string {
  return turns.map(({ text }) => text).join(' / ')
}
