import { hasSpeech } from '../script/speech-text.ts'
import type { Turn } from '../script/script.ts'
import { takeKey, type TakeRequest } from './take-key.ts'

/** How one speaker is spoken in this episode. */
export type SpokenAs = { readonly voice: string; readonly style: string | undefined; readonly pace: number }

export type PlanInput = {
  readonly turns: readonly Turn[]
  readonly spokenAs: ReadonlyMap<string, SpokenAs>
  readonly engine: string
  readonly model: string
  /** Whether a turn's style changes how this engine speaks. */
  readonly usesStyle: boolean
  readonly language: string | undefined
}

/** The take one turn needs. Turns with the same words, voice and manner need the same one. */
export type PlannedTake = { readonly turn: number; readonly key: string; readonly request: TakeRequest }

/**
 * One take for each turn that has something to speak, in order of the turns. Pure and local: a changed turn changes its
 * own entry alone.
 */
export function planTakes(input: PlanInput): readonly PlannedTake[] {
  const spoken = input.turns.filter((turn) => hasSpeech(turn.text))
  return spoken.map((turn) => {
    const manner = input.spokenAs.get(turn.speaker)
    if (manner === undefined) throw new Error(`No voice for ${turn.speaker}`)
    const request: TakeRequest = {
      engine: input.engine,
      model: input.model,
      language: input.language,
      turns: [
        {
          text: turn.text,
          voice: manner.voice,
          style: input.usesStyle ? (turn.style ?? manner.style) : undefined,
          pace: manner.pace,
        },
      ],
      take: 1,
    }
    return { turn: turn.index, key: takeKey(request), request }
  })
}
