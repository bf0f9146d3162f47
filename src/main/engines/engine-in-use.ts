import type { Service } from '../../core/gemini/service.ts'
import { StudioError, type ErrorCode } from '../../shared/studio-error.ts'
import type { Estimate, SpeechEngine } from './speech-engine.ts'

export type Obstacle = { readonly code: ErrorCode; readonly message: string }

/** An engine, with what is known of it today. */
export type EngineInUse = {
  readonly engine: SpeechEngine
  /** The model it is asked for by name; draft has but one. */
  readonly model: string | undefined
  /** How it is asked, where that is expected to cost half; absent: at once. */
  readonly service?: Exclude<Service, 'standard'>
  /** Hours after which a batch is given up. */
  readonly deadline?: number
  /** Seconds that making so much takes at today's pace. */
  readonly waitFor: (estimates: readonly Estimate[]) => number
  /** What would stop it at once: no key, the day's requests used up, a budget too small for so many USD. */
  readonly obstacleTo: (cost: number, episode: string | undefined) => Obstacle | undefined
}

/** Seconds of speech that the draft voices make in a second; ordinary machines are faster. */
const DRAFT_SPEED = 40

/** Throws what would stop an engine at once, see `obstacleTo`. */
export function ensureNoObstacle(inUse: EngineInUse, cost: number, episode: string | undefined): void {
  const obstacle = inUse.obstacleTo(cost, episode)
  if (obstacle !== undefined) throw new StudioError(obstacle.code, obstacle.message)
}

/** The draft voices: nothing ever stands in their way. */
export function draftInUse(engine: SpeechEngine): EngineInUse {
  return {
    engine,
    model: undefined,
    waitFor: (estimates) => estimates.reduce((sum, { seconds }) => sum + seconds, 0) / DRAFT_SPEED,
    obstacleTo: () => undefined,
  }
}
