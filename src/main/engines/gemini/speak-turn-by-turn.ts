import { StudioError } from '../../../shared/studio-error.ts'
import type { Passage, Spoken } from '../speech-engine.ts'
import { geminiRate } from './decode-audio.ts'
import { isOfPassage } from './fault-error.ts'
import type { SpeakJob } from './speaking.ts'

/** Seconds between two turns that were spoken apart. */
const gapSeconds = 0.3

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
      if (!isOfPassage(error)) throw error
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

function joinSpoken(pieces: readonly Spoken[]): Spoken {
  const gap = Math.round(gapSeconds * geminiRate)
  const samples = pieces.reduce((total, { pcm }) => total + pcm.length, 0)
  const pcm = new Int16Array(samples + gap * (pieces.length - 1))
  const usage = { tokensIn: 0, tokensOut: 0, cost: 0 }
  let at = 0
  for (const piece of pieces) {
    pcm.set(piece.pcm, at)
    at += piece.pcm.length + gap
    usage.tokensIn += piece.usage.tokensIn
    usage.tokensOut += piece.usage.tokensOut
    usage.cost += piece.usage.cost
  }
  return { pcm, rate: geminiRate, finish: 'stop', usage, words: [] }
}
