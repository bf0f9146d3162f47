import { lineKey } from '../../core/plan/line-key.ts'
import type { Script } from '../../core/script/script.ts'
import type { ChosenTake } from '../../core/takes/choose-takes.ts'
import type { TakeNotes } from '../takes/take-notes.ts'

/** A take that is to be listened to, and why. */
export type Doubt = {
  readonly turn: number
  /** See `lineKey`. */
  readonly line: string
  readonly take: string
  readonly verdict: 'doubtful' | 'bad'
  /** A sentence each, the gravest first. */
  readonly reasons: string[]
}

/** Those of the takes that the checks doubt and no person has accepted. */
export function findDoubts(script: Script, takes: readonly ChosenTake[], notes: TakeNotes): readonly Doubt[] {
  return takes.flatMap(({ turn, key, verdict }): Doubt[] => {
    const said = script.turns[turn]
    if (said === undefined || (verdict !== 'doubtful' && verdict !== 'bad')) return []
    const reasons = notes.of(key)?.reasons.map(({ message }) => message) ?? []
    return [{ turn, line: lineKey(said.speaker, said.text, said.style), take: key, verdict, reasons }]
  })
}
