import type { CastMember } from '../../core/cast/resolve-cast.ts'
import { planTakes, type PlannedTake } from '../../core/plan/plan-takes.ts'
import type { Script } from '../../core/script/script.ts'
import { buildTimeline } from '../../core/timeline/build-timeline.ts'
import type { SpeechLevel, Timeline } from '../../core/timeline/timeline.ts'
import { StudioError } from '../../shared/studio-error.ts'
import type { Passage, SpeechEngine } from '../engines/speech-engine.ts'
import type { TakeFile } from '../takes/take-file.ts'
import type { TakeStore } from '../takes/take-store.ts'
import { makeTakes } from './make-takes.ts'
import type { RenderProgress } from './render-progress.ts'

export type SpeakScript = {
  readonly script: Script
  readonly cast: ReadonlyMap<string, CastMember>
  readonly engine: SpeechEngine
  readonly store: TakeStore
  readonly signal: AbortSignal
  readonly onProgress: (progress: RenderProgress) => void
  /** Called with the seconds of speech that are to be made, before the first request. Throwing stops the render. */
  readonly onEstimate: (seconds: number) => Promise<void>
}

/** A script with a take for every turn, placed in time. */
export type SpokenScript = {
  readonly plan: readonly PlannedTake[]
  readonly takes: ReadonlyMap<string, TakeFile>
  readonly timeline: Timeline
  /** How loud each speaker's takes are, for levelling. */
  readonly levels: ReadonlyMap<string, readonly SpeechLevel[]>
  /** How many takes were spoken now. */
  readonly made: number
}

/** Speaks what of a script has no take yet and places every turn in time. Throws StudioError. */
export async function speakScript(job: SpeakScript): Promise<SpokenScript> {
  const { script, cast, engine, onProgress } = job
  if (script.turns.length === 0)
    throw new StudioError('script-empty', 'There is nothing to speak in this script.')
  const voices = engine.voicesFor([...cast].map(([speaker, member]) => ({ speaker, voice: member.voice })))
  const spokenAs = new Map(
    [...cast].map(([speaker, member]) => [
      speaker,
      { voice: voices.get(speaker) ?? member.voice, style: member.style, pace: member.pace },
    ]),
  )
  const language = script.frontMatter?.language
  const plan = planTakes({
    turns: script.turns,
    spokenAs,
    engine: engine.id,
    model: engine.model,
    usesStyle: engine.usesStyle,
    language,
  })
  let made = 0
  let missing = 0
  const takes = await makeTakes({
    plan,
    passageOf: (planned) => passageFor(script, planned, language),
    engine,
    store: job.store,
    signal: job.signal,
    async onPlanned(absent) {
      missing = absent.length
      const estimates = absent.map((planned) => engine.estimate(passageFor(script, planned, language)))
      await job.onEstimate(estimates.reduce((sum, estimate) => sum + estimate.seconds, 0))
      onProgress({ step: 'plan', turns: plan.length, missing })
    },
    onMade(planned) {
      made += 1
      onProgress({ step: 'speak', made, missing, turn: planned.turn })
    },
  })
  const takeOf = (turn: number) => takeFor(plan, takes, turn)
  const timeline = buildTimeline(script.items, (turn) => {
    const { key, samples, speech } = takeOf(turn)
    return { take: key, start: 0, end: samples, speechStart: speech.start, speechEnd: speech.end }
  })
  const levels = Map.groupBy(script.turns, (turn) => turn.speaker)
  return {
    plan,
    takes,
    timeline,
    levels: new Map(
      [...levels].map(([speaker, turns]) => [speaker, turns.map((turn) => takeOf(turn.index).level)]),
    ),
    made,
  }
}

function passageFor(script: Script, planned: PlannedTake, language: string | undefined): Passage {
  const turn = script.turns[planned.turn]
  const spoken = planned.request.turns[0]
  if (turn === undefined || spoken === undefined) throw new Error(`No turn ${planned.turn}`)
  return { turns: [{ speaker: turn.speaker, ...spoken, place: `line ${turn.line}` }], language }
}

function takeFor(plan: readonly PlannedTake[], takes: ReadonlyMap<string, TakeFile>, turn: number): TakeFile {
  const take = takes.get(plan[turn]?.key ?? '')
  if (take === undefined) throw new Error(`No take for turn ${turn}`)
  return take
}
