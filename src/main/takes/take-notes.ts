import { readFacts } from './read-facts.ts'
import type { TakeFile, TakeNote } from './take-file.ts'
import type { TakeStore } from './take-store.ts'

/**
 * What the checks said of takes, and where they are from. The audio of a take hardly ever changes, so what was read once
 * is known for good: plans are made often, and read thousands of files the first time alone.
 */
export type TakeNotes = {
  /** Reads what is not known yet, of the takes that have been checked. */
  readonly read: (store: Pick<TakeStore, 'facts'>, keys: Iterable<string>) => Promise<void>
  readonly of: (key: string) => TakeNote | undefined
  /** Whether it was cut from a passage, as far as it was read. */
  readonly isCut: (key: string) => boolean
  readonly learn: (take: TakeFile) => void
  /** It is made again, under the same key. */
  readonly forget: (key: string) => void
  /** Those that are not there any more may come back as others. */
  readonly forgetAllBut: (there: ReadonlySet<string>) => void
}

export function createTakeNotes(): TakeNotes {
  const notes = new Map<string, TakeNote>()
  const cut = new Set<string>()
  const learn = ({ key, note, passage }: TakeFile) => {
    if (note !== undefined) notes.set(key, note)
    if (passage === undefined) cut.delete(key)
    else cut.add(key)
  }
  const forget = (key: string) => {
    notes.delete(key)
    cut.delete(key)
  }
  return {
    of: (key) => notes.get(key),
    isCut: (key) => cut.has(key),
    learn,
    forget,
    forgetAllBut(there) {
      for (const key of [...notes.keys(), ...cut]) if (!there.has(key)) forget(key)
    },
    async read(store, keys) {
      const unknown = [...keys].filter((key) => !notes.has(key))
      for (const take of (await readFacts(store, unknown)).values()) learn(take)
    },
  }
}
