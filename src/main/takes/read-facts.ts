import type { TakeFile } from './take-file.ts'
import type { TakeStore } from './take-store.ts'

/** Enough to hide the latency of a disk; a system lets a program open no more than some hundreds of files. */
const READS_AT_ONCE = 16

/** What is written of those of these takes that are there, by their keys. Throws StudioError for what the disk refuses. */
export async function readFacts(
  store: Pick<TakeStore, 'facts'>,
  keys: Iterable<string>,
): Promise<ReadonlyMap<string, TakeFile>> {
  const found = new Map<string, TakeFile>()
  const left = new Set(keys).values()
  const read = async () => {
    for (const key of left) {
      const facts = await store.facts(key)
      if (facts !== undefined) found.set(key, facts)
    }
  }
  await Promise.all(Array.from({ length: READS_AT_ONCE }, read))
  return found
}
