import { createHash } from 'node:crypto'
import { join } from 'node:path'
import { StudioError } from '../../shared/studio-error.ts'
import type { Library } from '../library/library.ts'
import { createPassageStore, type PassageStore } from './passage-store.ts'
import { readSpoken } from './read-spoken.ts'
import type { TakeStore } from './take-store.ts'

type Shelves = Pick<Library, 'root' | 'takes' | 'passages'>

/**
 * A library whose disk may fill up, become read-only or go away while an answer is on its way: the answer is paid for, so
 * it is kept in this machine's own folder `data` then, and the failure is thrown all the same. `bringBack` puts what was
 * kept so in its place.
 */
export function rescueAnswers<Known extends Shelves>(library: Known, data: string, clock: () => Date): Known {
  const away = rescuedAnswers(library.root, data, clock)
  return {
    ...library,
    takes: rescuing(library.takes, away.takes),
    passages: { ...library.passages, ...rescuing(library.passages, away.passages) },
  }
}

/** Puts the answers that were kept in `data` into the library they are of. Throws StudioError where there still is no room. */
export async function bringBack(library: Shelves, data: string, clock: () => Date): Promise<void> {
  const away = rescuedAnswers(library.root, data, clock)
  for (const [from, to] of [
    [away.takes, library.takes],
    [away.passages, library.passages],
  ] as const) {
    for (const key of await from.known()) {
      const facts = await from.find(key)
      if (facts !== undefined && (await to.find(key)) === undefined) {
        const turns = facts.request.turns.map((turn) => ({ ...turn, style: turn.style }))
        const request = { ...facts.request, language: facts.request.language, turns }
        await to.keep(key, request, readSpoken(from, facts))
      }
      await from.remove(key)
    }
  }
}

/** What is kept in `data` of the library `root`. */
export function rescuedAnswers(root: string, data: string, clock: () => Date) {
  const name = createHash('sha256').update(root).digest('hex').slice(0, 16)
  const folder = join(data, 'rescued', name)
  return {
    takes: createPassageStore(data, join(folder, 'takes'), clock),
    passages: createPassageStore(data, folder, clock),
  }
}

function rescuing(store: TakeStore, away: PassageStore): TakeStore {
  return {
    ...store,
    async keep(key, request, spoken, from) {
      try {
        return await store.keep(key, request, spoken, from)
      } catch (error) {
        // What was cut from a passage can be cut again.
        if (!(error instanceof StudioError) || from !== undefined) throw error
        await away.keep(key, request, spoken)
        const { code, message } = error
        throw new StudioError(code, `${message} ${kept}`, { cause: error })
      }
    },
  }
}

const kept = 'What was answered last is kept for the next time: it will not be paid for again.'
