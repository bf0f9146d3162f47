import { readFacts } from './read-facts.ts'
import type { TakeFile, TakeNote } from './take-file.ts'
import type { TakeStore } from './take-store.ts'

/**
 * What the checks said of takes. A take's audio never changes, so what was read once is known for good: plans are made
 * often, and read thousands of files the first time alone.
 */
export type TakeNotes = {
  /** Reads what is not known yet, of the takes that have been checked. */
  readonly read: (store: Pick<TakeStore, 'facts'>, keys: Iterable<string>) => Promise<void>
  readonly of: (key: string) => TakeNote | undefined
  readonly learn: (take: TakeFile) => void
}

export function createTakeNotes(): TakeNotes {
  const notes = new Map<string, TakeNote>()
  const learn = ({ key, note }: TakeFile) => {
    if (note !== undefined) notes.set(key, note)
  }
  return {
    of: (key) => notes.get(key),
    learn,
    async read(store, keys) {
      const unknown = [...keys].filter((key) => !notes.has(key))
      for (const take of (await readFacts(store, unknown)).values()) learn(take)
    },
  }
}
