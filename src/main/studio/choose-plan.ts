import type { Script } from '../../core/script/script.ts'
import type { PlannedTake } from '../../core/plan/plan-takes.ts'
import { automaticTakes, chooseTakes, numbered, type ChosenTake } from '../../core/takes/choose-takes.ts'
import type { LineDecisions } from '../../core/takes/line-decision.ts'
import type { SpeechEngine } from '../engines/speech-engine.ts'
import type { TakeNotes } from '../takes/take-notes.ts'
import type { TakeStore } from '../takes/take-store.ts'

export type ChoosePlan = {
  readonly script: Script
  readonly plan: readonly PlannedTake[]
  readonly decisions: LineDecisions
  readonly engine: Pick<SpeechEngine, 'rates'>
  readonly takes: Pick<TakeStore, 'facts' | 'known'>
  readonly notes: TakeNotes
}

/** The take each turn is to be heard from, and which takes are there. */
export type ChosenPlan = { readonly chosen: readonly ChosenTake[]; readonly known: ReadonlySet<string> }

/** Chooses among the takes that lie in the library; see `chooseTakes`. Throws StudioError for what the disk refuses. */
export async function choosePlan(job: ChoosePlan): Promise<ChosenPlan> {
  const { script, plan, decisions, notes, takes } = job
  const variesTakes = job.engine.rates !== undefined
  const known = await takes.known()
  const turnOf = (turn: number) => {
    const found = script.turns[turn]
    if (found === undefined) throw new Error(`No turn ${turn}`)
    return found
  }
  notes.forgetAllBut(known)
  const choose = () =>
    chooseTakes(
      plan,
      turnOf,
      decisions,
      { has: (key) => known.has(key), verdict: (key) => notes.of(key)?.verdict },
      variesTakes,
    )
  if (!variesTakes) return { chosen: choose(), known }
  await notes.read(takes, presentOf(plan, known))
  // Only where a first take is bad the others matter.
  const others = plan
    .filter(({ key }) => notes.of(key)?.verdict === 'bad')
    .flatMap((planned) => laterTakes(planned))
  const chosen = await notes.read(takes, presentOf(others, known)).then(choose)
  await notes.read(takes, presentOf(chosen, known))
  const fromPassages = (take: ChosenTake) => (notes.isCut(take.key) ? { ...take, isCut: true } : take)
  return { chosen: choose().map(fromPassages), known }
}

/** Those of a plan whose takes are not there and are to be made, each once. A locked take is never made again. */
export function missingOf<Take extends PlannedTake & { readonly isLocked?: boolean }>(
  chosen: readonly Take[],
  known: ReadonlySet<string>,
): readonly Take[] {
  return [...new Map(chosen.map((take) => [take.key, take])).values()].filter(
    ({ key, isLocked }) => !known.has(key) && isLocked !== true,
  )
}

function laterTakes(planned: PlannedTake): readonly PlannedTake[] {
  return Array.from({ length: automaticTakes - 1 }, (_, index) => numbered(planned, index + 2))
}

function presentOf(plan: readonly PlannedTake[], known: ReadonlySet<string>): readonly string[] {
  return plan.map(({ key }) => key).filter((key) => known.has(key))
}
