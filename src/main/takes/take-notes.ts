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

/** Enough to hide the latency of a disk, few enough for its queue. */
const READS_AT_ONCE = 16

export function createTakeNotes(): TakeNotes {
  const notes = new Map<string, TakeNote>()
  const learn = ({ key, note }: TakeFile) => {
    if (note !== undefined) notes.set(key, note)
  }
  return {
    of: (key) => notes.get(key),
    learn,
    async read(store, keys) {
      const unknown = [...new Set(keys)].filter((key) => !notes.has(key)).values()
      const readers = Array.from({ length: READS_AT_ONCE }, async () => {
        for (const key of unknown) {
          const facts = await store.facts(key)
          if (facts !== undefined) learn(facts)
        }
      })
      await Promise.all(readers)
    },
  }
}
