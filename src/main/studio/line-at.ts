import { lineKey } from '../../core/plan/line-key.ts'
import type { PlannedTake } from '../../core/plan/plan-takes.ts'
import { planRequests } from '../../core/plan/plan-requests.ts'
import type { Script } from '../../core/script/script.ts'
import type { ChosenTake } from '../../core/takes/choose-takes.ts'
import { decisionOfLine } from '../../core/takes/decision-of-line.ts'
import type { LineDecision } from '../../core/takes/line-decision.ts'
import { StudioError } from '../../shared/studio-error.ts'
import type { SpeechEngine } from '../engines/speech-engine.ts'
import type { Episode } from '../library/episode-store.ts'
import type { Library } from '../library/library.ts'
import type { Show } from '../library/show-store.ts'
import type { TakeNotes } from '../takes/take-notes.ts'
import { choosePlan } from './choose-plan.ts'
import { readEpisodeScript } from './episode-script.ts'
import { planScript } from './plan-script.ts'

/** A line of an episode's saved script, with what is known of its takes. */
export type LineAt = {
  /** See `lineKey`. */
  readonly line: string
  /** The first take of its words, voice and manner. */
  readonly planned: PlannedTake
  readonly chosen: ChosenTake
  readonly decision: LineDecision | undefined
}

/** The lines of an episode that are spoken. */
export type EpisodeLines = {
  readonly script: Script
  readonly show: Show | undefined
  readonly lines: readonly LineAt[]
  readonly known: ReadonlySet<string>
  /** The lines that would be spoken in one request with a line, in order; itself among them. */
  readonly passageOf: (line: LineAt) => readonly LineAt[]
}

/** Reads the saved script of an episode and finds the takes of its lines. Throws StudioError. */
export async function readLines(job: {
  readonly library: Library
  readonly episode: Episode
  readonly engine: SpeechEngine
  readonly notes: TakeNotes
}): Promise<EpisodeLines> {
  const { library, episode, engine, notes } = job
  const { script, cast, show } = await readEpisodeScript(library, episode)
  const plan = planScript(script, cast, engine)
  const decisions = episode.file.lines
  const { chosen, known } = await choosePlan({ script, plan, decisions, engine, takes: library.takes, notes })
  const lines = plan.flatMap((planned, place): LineAt[] => {
    const [turn, take] = [script.turns[planned.turn], chosen[place]]
    if (turn === undefined || take === undefined) return []
    const line = lineKey(turn.speaker, turn.text, turn.style)
    return [{ line, planned, chosen: take, decision: decisionOfLine(turn, decisions)?.decision }]
  })
  const passageOf = ({ planned: { turn } }: LineAt) => {
    const requests = planRequests(script.items, plan, plan, engine.limits())
    const passage = requests.find((request) => request.some((take) => take.turn === turn)) ?? []
    const turns = new Set(passage.map((take) => take.turn))
    return lines.filter(({ planned }) => turns.has(planned.turn))
  }
  return { script, show, lines, known, passageOf }
}

/** What is said where a line is not there any more. */
export function lineIsGone(): StudioError {
  return new StudioError('line-changed', 'That line is not in the script any more: it was changed meanwhile.')
}
