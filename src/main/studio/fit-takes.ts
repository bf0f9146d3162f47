import { createHash } from 'node:crypto'
import { setImmediate } from 'node:timers/promises'
import { changeTempo } from '../../core/audio/change-tempo.ts'
import { fromDecibels } from '../../core/audio/decibels.ts'
import { speechSize } from '../../core/estimate/speech-size.ts'
import { matchSplices, type TakeToMatch } from '../../core/mix/match-splices.ts'
import type { Script } from '../../core/script/script.ts'
import type { ChosenTake } from '../../core/takes/choose-takes.ts'
import { StudioError } from '../../shared/studio-error.ts'
import { readSpoken } from '../takes/read-spoken.ts'
import type { TakeFile } from '../takes/take-file.ts'
import type { TakeStore } from '../takes/take-store.ts'

/** A take as it goes into the episode. */
export type FittedTake = {
  readonly audio: string
  /** Samples of its audio, and where its speech lies in it. */
  readonly samples: number
  readonly speech: TakeFile['speech']
  /** Amplitude factor, beside that of its speaker. */
  readonly gain: number
}

export type FitTakes = {
  readonly script: Script
  readonly chosen: readonly Pick<ChosenTake, 'turn' | 'key'>[]
  readonly takes: ReadonlyMap<string, TakeFile>
  readonly store: TakeStore
  /** Where takes at another tempo are kept: they can be made again. */
  readonly fitted: TakeStore
  readonly signal: AbortSignal
}

/** Tempos are so many steps of one: nobody hears a smaller one. */
const TEMPO_STEPS = 100

/**
 * Brings takes that were spoken by themselves to the level and the pace of those around them; see `matchSplices`. Throws
 * StudioError.
 */
export async function fitTakes(job: FitTakes): Promise<ReadonlyMap<string, FittedTake>> {
  const matches = matchSplices(toMatch(job))
  const fitted = new Map<string, FittedTake>()
  for (const take of job.takes.values()) {
    const match = matches.get(take.key)
    const tempo = Math.round((match?.tempo ?? 1) * TEMPO_STEPS) / TEMPO_STEPS
    const { samples, speech } = tempo === 1 ? take : await atTempo(job, take, tempo)
    const audio = tempo === 1 ? job.store.audioPath(take.key) : job.fitted.audioPath(fittedKey(take, tempo))
    fitted.set(take.key, { audio, samples, speech, gain: fromDecibels(match?.gain ?? 0) })
  }
  return fitted
}

async function atTempo(
  { store, fitted, signal }: FitTakes,
  take: TakeFile,
  tempo: number,
): Promise<TakeFile> {
  const key = fittedKey(take, tempo)
  const found = await fitted.find(key)
  if (found !== undefined) return found
  // Others of this thread have their turn between two takes.
  await setImmediate()
  if (signal.aborted) throw new StudioError('cancelled', 'It was stopped.')
  const spoken = readSpoken(store, take)
  const request = {
    ...take.request,
    language: take.request.language,
    turns: take.request.turns.map(withStyle),
  }
  return fitted.keep(key, request, { ...spoken, pcm: changeTempo(spoken.pcm, spoken.rate, tempo), words: [] })
}

function fittedKey({ key }: TakeFile, tempo: number): string {
  return createHash('sha256').update(`${key} ${tempo}`).digest('hex')
}

function toMatch({ script, chosen, takes }: FitTakes): readonly TakeToMatch[] {
  return chosen.flatMap(({ turn, key }): TakeToMatch[] => {
    const [said, take] = [script.turns[turn], takes.get(key)]
    if (said === undefined || take === undefined) return []
    const { speech, rate, level, passage } = take
    return [
      {
        key,
        speaker: said.speaker,
        passage,
        level,
        speech: (speech.end - speech.start) / rate,
        characters: speechSize(said.text).characters,
        style: take.request.turns[0]?.style,
      },
    ]
  })
}

function withStyle(turn: TakeFile['request']['turns'][number]) {
  return { ...turn, style: turn.style }
}
