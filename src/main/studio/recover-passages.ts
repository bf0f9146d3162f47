import type { TakeRequest } from '../../core/plan/take-key.ts'
import { turnRequests } from '../../core/plan/turn-requests.ts'
import type { TakeFile } from '../takes/take-file.ts'
import type { PassageStore } from '../takes/passage-store.ts'
import { readSpoken } from '../takes/read-spoken.ts'
import type { TakeStore } from '../takes/take-store.ts'
import { cutPassage, type ExpectSeconds } from './cut-passage.ts'

/**
 * Cuts the passages that were answered and not cut, because the program ended in between, as far as they hold one of the
 * takes that are `wanted`. So what was paid for is not asked for again. Gives the takes that are there now.
 */
export async function recoverPassages(job: {
  readonly takes: TakeStore
  readonly passages: PassageStore
  readonly wanted: ReadonlySet<string>
  readonly expect: ExpectSeconds
}): Promise<readonly TakeFile[]> {
  const recovered: TakeFile[] = []
  for (const key of await job.passages.known()) {
    // The audio is read of those alone that are needed: what could not be cut surely stays here for good.
    const known = await job.passages.facts(key)
    if (known === undefined) continue
    const request = requestOf(known)
    if (!turnRequests(request).some((turn) => job.wanted.has(turn.key))) continue
    const facts = await job.passages.find(key)
    if (facts === undefined) continue
    const cut = await cutPassage(job.takes, request, readSpoken(job.passages, facts), job.expect)
    recovered.push(...cut.takes)
    if (cut.isWhole) await job.passages.remove(key)
  }
  return recovered
}

function requestOf({ request }: TakeFile): TakeRequest {
  const turns = request.turns.map((turn) => ({ ...turn, style: turn.style }))
  return { ...request, language: request.language, turns }
}
