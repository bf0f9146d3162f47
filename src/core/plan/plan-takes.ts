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

/** One take for each turn, in order of the turns. Pure and local: a changed turn changes its own entry alone. */
export function planTakes(input: PlanInput): readonly PlannedTake[] {
  return input.turns.map((turn) => {
    const spoken = input.spokenAs.get(turn.speaker)
    if (spoken === undefined) throw new Error(`No voice for ${turn.speaker}`)
    const request: TakeRequest = {
      engine: input.engine,
      model: input.model,
      language: input.language,
      turns: [
        {
          text: turn.text,
          voice: spoken.voice,
          style: input.usesStyle ? (turn.style ?? spoken.style) : undefined,
          pace: spoken.pace,
        },
      ],
      take: 1,
    }
    return { turn: turn.index, key: takeKey(request), request }
  })
}
