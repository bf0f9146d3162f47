import { isOfOnePassage } from '../is-of-one-passage.ts'
import { joinSpoken } from '../join-spoken.ts'
import type { Passage, Spoken } from '../speech-engine.ts'
import { TurnsUnspoken, type TurnFailure } from '../turns-unspoken.ts'
import type { SpeakJob } from './speaking.ts'

/**
 * Speaks the turns of a passage in requests of their own, by `speakTurn`, and joins what came; the whole is put on the shelf.
 * A turn that fails does not stop the others: what they cost is kept. Throws TurnsUnspoken of those that failed.
 */
export async function speakTurnByTurn(
  passage: Passage,
  shelf: SpeakJob['shelf'],
  speakTurn: (passage: Passage) => Promise<Spoken>,
): Promise<Spoken> {
  const pieces: Spoken[] = []
  const failures: TurnFailure[] = []
  for (const turn of passage.turns) {
    try {
      pieces.push(await speakTurn({ ...passage, turns: [turn] }))
    } catch (error) {
      if (!isOfOnePassage(error)) throw error
      failures.push({ place: turn.place, error })
    }
  }
  const [failure, ...others] = failures
  if (failure !== undefined) throw new TurnsUnspoken([failure, ...others])
  const spoken = joinSpoken(pieces)
  await shelf?.keep(passage, spoken)
  return spoken
}
