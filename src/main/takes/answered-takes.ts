import type { TakeRequest } from '../../core/plan/take-key.ts'
import { turnRequests } from '../../core/plan/turn-requests.ts'
import type { Library } from '../library/library.ts'
import { readFacts } from './read-facts.ts'
import { rescuedAnswers } from './rescue-answers.ts'
import type { TakeFile } from './take-file.ts'

/**
 * The keys of takes that are paid for and not in their place yet: the library's disk had no room for them, or they are part
 * of a passage that was not cut. The next render puts them there.
 */
export async function answeredTakes(
  library: Pick<Library, 'root' | 'passages'>,
  data: string,
  clock: () => Date,
): Promise<ReadonlySet<string>> {
  const { takes, passages } = rescuedAnswers(library.root, data, clock)
  const keys = new Set(await takes.known())
  for (const store of [passages, library.passages]) {
    const facts = await readFacts(store, await store.known())
    for (const passage of facts.values())
      for (const { key } of turnRequests(requestOf(passage))) keys.add(key)
  }
  return keys
}

function requestOf({ request }: TakeFile): TakeRequest {
  const turns = request.turns.map((turn) => ({ ...turn, style: turn.style }))
  return { ...request, language: request.language, turns }
}
