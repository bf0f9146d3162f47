import { divideEvenly } from './divide-evenly.ts'
import { pairSpeakers } from './pair-speakers.ts'
import { passageLimits, type PassageLimits, type PassageTurn } from './passage-turn.ts'
import { splitWindows } from './split-windows.ts'

/**
 * Groups the turns of a script into passages, each of which is one request: at most two speakers and about a minute and
 * a half, within a chapter and within a window of the episode. Every turn is in one passage, in order. Local: a change of
 * a turn changes the passages of its own window and of the two beside it at most.
 */
export function groupPassages(
  turns: readonly PassageTurn[],
  limits: PassageLimits = passageLimits,
): readonly (readonly PassageTurn[])[] {
  return splitWindows(turns, limits.window)
    .flatMap((window) => pairSpeakers(window))
    .flatMap((group) => divideEvenly(group, limits))
}
