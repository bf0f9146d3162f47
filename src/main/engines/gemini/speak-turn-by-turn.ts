import { StudioError } from '../../../shared/studio-error.ts'
import { isOfOnePassage } from '../is-of-one-passage.ts'
import { joinSpoken } from '../join-spoken.ts'
import type { Passage, Spoken } from '../speech-engine.ts'
import type { SpeakJob } from './speaking.ts'

/**
 * Speaks the turns of a passage in requests of their own, by `speakTurn`, and joins what came; the whole is put on the shelf.
 * A turn that fails does not stop the others: what they cost is kept. Throws what the first of those that failed threw.
 */
export async function speakTurnByTurn(
  passage: Passage,
  shelf: SpeakJob['shelf'],
  speakTurn: (passage: Passage) => Promise<Spoken>,
): Promise<Spoken> {
  const pieces: Spoken[] = []
  const failures: StudioError[] = []
  for (const turn of passage.turns) {
    try {
      pieces.push(await speakTurn({ ...passage, turns: [turn] }))
    } catch (error) {
      if (!isOfOnePassage(error)) throw error
      failures.push(error)
    }
  }
  const [failure] = failures
  if (failure !== undefined) {
    throw new StudioError(failure.code, failures.map(({ message }) => message).join(' '))
  }
  const spoken = joinSpoken(pieces)
  await shelf?.keep(passage, spoken)
  return spoken
}
