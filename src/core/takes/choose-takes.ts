import type { PlannedTake } from '../plan/plan-takes.ts'
import { takeKey } from '../plan/take-key.ts'
import type { TakeVerdict } from '../check/take-reason.ts'
import { decisionOfLine, type SaidLine } from './decision-of-line.ts'
import type { LineDecision, LineDecisions } from './line-decision.ts'

/** What is known of the takes of a library. */
export type KnownTakes = {
  readonly has: (key: string) => boolean
  /** What the checks said; undefined where they have not been made, or the take is not there. */
  readonly verdict: (key: string) => TakeVerdict | undefined
}

/** The take that a turn is to be heard from. */
export type ChosenTake = PlannedTake & {
  readonly isLocked: boolean
  /** What is left of the checks after the person's own judgement: accepted takes are ok. */
  readonly verdict: TakeVerdict | undefined
  /** The takes of this line before it were all bad: the line is to be spoken in parts this time. */
  readonly inParts: boolean
  /** Nobody asked for it but the checks: the ones before it are there, and bad. */
  readonly isRetry: boolean
  /** It was cut from a passage: those that were spoken by themselves are fitted to it. */
  readonly isCut?: boolean
}

/**
 * How often a line is made before it is left to a person: as it is, the same again, in parts. An answer that was bad once
 * is often good the second time.
 */
export const automaticTakes = 3

/**
 * Chooses for each turn of a plan, whose requests are those of first takes, the take to be heard: the locked one, else
 * the one a person picked, else the first that is not bad. Where all are bad there is another try, and after the last
 * the one that is the least bad. `turnOf` says what a turn of the script is. An engine that says the same
 * words the same way every time (`variesTakes` false) has no second takes.
 */
export function chooseTakes(
  plan: readonly PlannedTake[],
  turnOf: (turn: number) => SaidLine,
  decisions: LineDecisions,
  known: KnownTakes,
  variesTakes: boolean,
): readonly ChosenTake[] {
  // Few lines have decisions; the others need no key of their own.
  const hasDecisions = Object.keys(decisions).length > 0
  return plan.map((planned) => {
    const kept = hasDecisions ? decisionOfLine(turnOf(planned.turn), decisions) : undefined
    return chooseTake(planned, kept?.decision, known, variesTakes)
  })
}

function chooseTake(
  planned: PlannedTake,
  decision: LineDecision | undefined,
  known: KnownTakes,
  variesTakes: boolean,
): ChosenTake {
  const accepted = decision?.accepted
  const verdictOf = (key: string) => (accepted?.includes(key) === true ? 'ok' : known.verdict(key))
  type More = Partial<Pick<ChosenTake, 'isLocked' | 'inParts' | 'isRetry'>>
  const chosen = (take: PlannedTake, more?: More): ChosenTake => ({
    ...take,
    isLocked: more?.isLocked ?? false,
    inParts: more?.inParts ?? false,
    isRetry: more?.isRetry ?? false,
    verdict: verdictOf(take.key),
  })
  const { lock, pick } = decision ?? {}
  // Where its file is not there, as in a library that is still being synchronised, no other takes its place.
  if (lock !== undefined) return chosen({ ...planned, key: lock }, { isLocked: true })
  if (!variesTakes) return chosen(planned)
  if (pick?.of === planned.key) return chosen(numbered(planned, pick.number))
  const bad: ChosenTake[] = []
  for (let number = 1; number <= automaticTakes; number++) {
    const take = numbered(planned, number)
    const isRetry = number > 1
    if (!known.has(take.key)) return chosen(take, { isRetry, inParts: number === automaticTakes })
    const found = chosen(take)
    if (found.verdict !== 'bad') return found
    bad.push(found)
  }
  // The last was made in parts, which is how words come out most surely.
  return bad.at(-1) ?? chosen(planned)
}

/** Another take of the same words, voice and manner. */
export function numbered(planned: PlannedTake, take: number): PlannedTake {
  if (take === planned.request.take) return planned
  const request = { ...planned.request, take }
  return { ...planned, key: takeKey(request), request }
}
