import { speechSize } from '../estimate/speech-size.ts'
import type { Chapter, Cue, Turn } from '../script/script.ts'
import { groupPassages } from './group-passages.ts'
import type { PassageTurn } from './passage-turn.ts'
import type { PlannedTake } from './plan-takes.ts'

/** Of unhurried speech, pauses included. */
const CHARACTERS_A_SECOND = 16

/** What an engine takes in one request. */
export type RequestLimits = { readonly turnsPerRequest: number; readonly speakersPerRequest: number }

/**
 * The requests that make the missing takes of a plan, each with its turns in order. Passages are those of the whole
 * script, whatever of it is made already, and `plan` has their first takes: so what is left of a render that was cut off is asked for as it would have
 * been, and of a passage of which one line was changed that line alone.
 */
export function planRequests<Take extends PlannedTake & { readonly inParts?: boolean }>(
  items: readonly (Turn | Cue | Chapter)[],
  plan: readonly PlannedTake[],
  missing: readonly Take[],
  limits: RequestLimits,
): readonly (readonly Take[])[] {
  if (limits.turnsPerRequest < 2 || limits.speakersPerRequest < 2) return missing.map((take) => [take])
  const wanted = new Map(missing.map((take) => [take.turn, take]))
  return groupPassages(passageTurns(items, plan)).flatMap((passage) => {
    const request = passage.flatMap(({ turn }) => wanted.get(turn) ?? [])
    // What is made for the second time is not asked for with what is made for the first.
    const alone = request.filter(({ inParts }) => inParts === true).map((take) => [take])
    const together = Map.groupBy(
      request.filter(({ inParts }) => inParts !== true),
      (take) => take.request.take,
    )
    return [...together.values(), ...alone]
  })
}

/** The turns that are spoken, with what lies between them. Lengths are those of the words alone: what is learned later moves no border. */
function passageTurns(
  items: readonly (Turn | Cue | Chapter)[],
  plan: readonly PlannedTake[],
): readonly PassageTurn[] {
  const takes = new Map(plan.map((take) => [take.turn, take]))
  let before: PassageTurn['before'] = 'nothing'
  return items.flatMap((item): PassageTurn[] => {
    if (item.kind === 'chapter') before = 'chapter'
    else if (item.kind === 'cue' && before === 'nothing' && item.cue !== 'unknown') before = 'pause'
    const take = item.kind === 'turn' ? takes.get(item.index) : undefined
    if (item.kind !== 'turn' || take === undefined) return []
    const turn: PassageTurn = {
      turn: item.index,
      speaker: item.speaker,
      seconds: 0.3 + speechSize(item.text).characters / CHARACTERS_A_SECOND,
      key: take.key,
      before,
    }
    before = 'nothing'
    return [turn]
  })
}
