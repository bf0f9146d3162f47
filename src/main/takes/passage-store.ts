import { unlink } from 'node:fs/promises'
import { join } from 'node:path'
import { fileError } from '../files/file-error.ts'
import { isAbsent } from '../files/is-absent.ts'
import { createTakeStore, type TakeStore } from './take-store.ts'

/**
 * Answers with several turns that have not been cut into the takes of their turns yet. What lies here was paid for: it
 * goes when every turn has a take of its own.
 */
export type PassageStore = TakeStore & { readonly remove: (key: string) => Promise<void> }

/** Opens the passages of the library `root`, whose takes lie in `folder`. */
export function createPassageStore(root: string, folder: string, clock: () => Date): PassageStore {
  const store = createTakeStore(root, join(folder, 'passages'), clock)
  return {
    ...store,
    async remove(key) {
      const audio = store.audioPath(key)
      // The facts last: audio without facts is known to nobody.
      for (const path of [audio, audio.replace(/\.wav$/, '.json')])
        await unlink(path).catch((error: unknown) => {
          if (!isAbsent(error)) throw fileError(error, path)
        })
    },
  }
}
