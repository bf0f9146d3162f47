import type { CastMember } from '../../core/cast/resolve-cast.ts'
import { noMusic, type MusicInUse } from '../../core/music/music-in-use.ts'
import type { Script } from '../../core/script/script.ts'
import type { ChosenTake } from '../../core/takes/choose-takes.ts'
import type { LineDecisions } from '../../core/takes/line-decision.ts'
import type { SpeechEngine } from '../engines/speech-engine.ts'
import type { PassageStore } from '../takes/passage-store.ts'
import type { TakeStore } from '../takes/take-store.ts'
import { createTakeNotes } from '../takes/take-notes.ts'
import { findDoubts, type Doubt } from './find-doubts.ts'
import { fitTakes, type FittedTake } from './fit-takes.ts'
import { makeUntilGood } from './make-until-good.ts'
import { placeTakes, type PlacedTakes } from './place-takes.ts'
import { planScript } from './plan-script.ts'
import type { RenderProgress } from './render-progress.ts'

export type RenderEstimate = { readonly missing: number; readonly whole: number; readonly cost: number }

export type SpeakScript = {
  readonly script: Script
  readonly cast: ReadonlyMap<string, CastMember>
  readonly engine: SpeechEngine
  readonly takes: TakeStore
  readonly passages: PassageStore
  /** Where takes at another tempo are kept; see `fitTakes`. */
  readonly fitted: TakeStore
  readonly signal: AbortSignal
  readonly onProgress: (progress: RenderProgress) => void
  /** What a person decided about lines. */
  readonly decisions: LineDecisions
  readonly music?: MusicInUse
  /** Seconds that a request for so many seconds of speech is expected to take, for the time left. */
  readonly latency?: (seconds: number) => number
  /** The episode that what is paid is booked to. */
  readonly episode?: string
  /** Whether it ends with `LeftToBatch` rather than wait for a batch. */
  readonly mayLeave?: boolean
  /**
   * Called before the first request with the seconds of speech that are to be made and those of the whole script, and
   * with what it will cost, USD. Throwing stops the render.
   */
  readonly onEstimate: (estimate: RenderEstimate) => Promise<void>
}

/** A script with a take for every turn, placed in time. */
export type SpokenScript = PlacedTakes & {
  readonly plan: readonly ChosenTake[]
  /** The audio of each, by its take's key. */
  readonly fitted: ReadonlyMap<string, FittedTake>
  /** How many takes were spoken now, and what they cost, USD. */
  readonly made: number
  readonly cost: number
  /** What is to be listened to. */
  readonly doubts: readonly Doubt[]
}

/** Speaks what of a script has no take yet and places every turn in time. Throws StudioError, LeftToBatch. */
export async function speakScript(job: SpeakScript): Promise<SpokenScript> {
  const { script, signal } = job
  const notes = createTakeNotes()
  const plan = planScript(script, job.cast, job.engine)
  const { chosen, takes, made, cost } = await makeUntilGood({ ...job, plan, notes })
  const fitted = await fitTakes({ script, chosen, takes, store: job.takes, fitted: job.fitted, signal })
  return {
    plan: chosen,
    fitted,
    ...placeTakes(script, chosen, takes, fitted, job.music ?? noMusic),
    made,
    cost,
    doubts: findDoubts(script, chosen, notes),
  }
}
