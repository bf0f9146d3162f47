import { splitTurn } from '../../core/plan/split-turn.ts'
import { joinSpoken } from '../engines/join-spoken.ts'
import type { Passage, Spoken } from '../engines/speech-engine.ts'

/** Seconds of speech after which a voice begins to drift. */
const longestTurn = 90

/** In how many parts a turn of so many seconds is best spoken; 1: in one. */
export function partsFor(seconds: number): number {
  return Math.ceil(seconds / longestTurn)
}

/**
 * Has a turn spoken in parts, sentence by sentence or several at once, and joins them. Undefined where it cannot be
 * divided. Each part goes onto the shelf when it is answered, so that none is paid for twice.
 */
export async function speakInParts(
  passage: Passage,
  parts: number,
  speak: (part: Passage) => Promise<Spoken>,
): Promise<Spoken | undefined> {
  const [turn] = passage.turns
  const texts = turn === undefined ? [] : splitTurn(turn.text, parts)
  if (turn === undefined || texts.length < 2) return undefined
  const pieces: Spoken[] = []
  for (const text of texts) pieces.push(await speak({ ...passage, turns: [{ ...turn, text }] }))
  return joinSpoken(pieces)
}
