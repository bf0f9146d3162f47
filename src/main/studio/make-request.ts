import type { PlannedTake } from '../../core/plan/plan-takes.ts'
import { takeKey, type TakeRequest } from '../../core/plan/take-key.ts'
import { numbered, type ChosenTake } from '../../core/takes/choose-takes.ts'
import { isStudioError } from '../../shared/studio-error.ts'
import { isOfOnePassage } from '../engines/is-of-one-passage.ts'
import type { AnswerShelf, Passage, SpeakOptions, SpeechEngine, Spoken } from '../engines/speech-engine.ts'
import { reasonOf, TurnsUnspoken, type TurnFailure } from '../engines/turns-unspoken.ts'
import { requestFor } from '../takes/answer-shelf.ts'
import { readSpoken } from '../takes/read-spoken.ts'
import type { PassageStore } from '../takes/passage-store.ts'
import type { TakeFile } from '../takes/take-file.ts'
import type { TakeStore } from '../takes/take-store.ts'
import { cutPassage, type ExpectSeconds } from './cut-passage.ts'
import type { UnspokenTurn } from './lines-unspoken.ts'
import { partsFor, speakInParts } from './speak-in-parts.ts'

export type MakeRequest = {
  readonly engine: SpeechEngine
  readonly takes: TakeStore
  readonly passages: PassageStore
  readonly shelf: AnswerShelf
  readonly passageOf: (planned: readonly PlannedTake[]) => Passage
  readonly options: Omit<SpeakOptions, 'shelf'>
}

/** A take that an episode needs; see `ChosenTake`. */
export type RequestedTake = PlannedTake & Partial<Pick<ChosenTake, 'inParts' | 'isLocked' | 'isRetry'>>

export type MadeRequest = { readonly takes: readonly TakeFile[]; readonly unspoken: readonly UnspokenTurn[] }

/**
 * Has the turns of one request spoken, and gives a take for each. Where it is not sure where a turn of a passage begins or
 * ends, that turn is spoken by itself. Turns that cannot be spoken by themselves are told, not thrown; everything else is thrown.
 */
export async function makeRequest(job: MakeRequest, planned: readonly RequestedTake[]): Promise<MadeRequest> {
  try {
    const takes = planned.length === 1 ? await speakTurns(job, planned) : await speakPassage(job, planned)
    return { takes, unspoken: [] }
  } catch (error) {
    if (!isOfOnePassage(error)) throw error
    // The engine has tried the turns one by one; what it could speak is there.
    const found = await Promise.all(planned.map(({ key }) => job.takes.find(key)))
    const takes = found.filter((take) => take !== undefined)
    const unspoken: RequestedTake[] = []
    for (const one of planned.filter((_, index) => found[index] === undefined)) {
      const before = one.isRetry === true ? await keepTheOneBefore(job, one) : undefined
      if (before === undefined) unspoken.push(one)
      else takes.push(before)
    }
    return {
      takes,
      unspoken: unspoken.map((one) => ({ turn: one.turn, message: reasonOf(error, placeOf(job, one)) })),
    }
  }
}

/** A try that brought nothing: the take before it stands for it, so that it is not tried, and paid for, for ever. */
async function keepTheOneBefore({ takes }: MakeRequest, one: RequestedTake): Promise<TakeFile | undefined> {
  const before = await takes.find(numbered(one, one.request.take - 1).key)
  if (before === undefined) return undefined
  const usage = { tokensIn: 0, tokensOut: 0, cost: 0 }
  return takes.keep(one.key, one.request, { ...readSpoken(takes, before), usage })
}

async function speakPassage(
  job: MakeRequest,
  planned: readonly RequestedTake[],
): Promise<readonly TakeFile[]> {
  const passage = job.passageOf(planned)
  const spoken = (await job.shelf.find(passage)) ?? (await speak(job, passage))
  const request = requestFor(job.engine, passage)
  const found = await Promise.all(planned.map(({ key }) => job.takes.find(key)))
  const there = found.filter((take) => take !== undefined)
  const { takes, isWhole } =
    there.length === planned.length
      ? { takes: there, isWhole: true }
      : await cutPassage(job.takes, request, spoken, expectOf(job.engine, passage))
  if (isWhole) {
    await job.passages.remove(takeKey(request))
    return takes
  }
  // The passage stays: it was paid for, and is no longer asked for.
  const made = new Set(takes.map(({ key }) => key))
  return [
    ...takes,
    ...(await speakTurns(
      job,
      planned.filter(({ key }) => !made.has(key)),
    )),
  ]
}

async function speakTurns(job: MakeRequest, planned: readonly RequestedTake[]): Promise<readonly TakeFile[]> {
  const takes: TakeFile[] = []
  const failures: TurnFailure[] = []
  for (const one of planned) {
    try {
      // A batch may have brought it, whole, where it would be spoken in parts.
      const found = await job.takes.find(one.key)
      takes.push(found ?? (await speakAndKeep(job, one)))
    } catch (error) {
      if (!isOfOnePassage(error)) throw error
      failures.push({ place: placeOf(job, one), error })
    }
  }
  const [failure, ...others] = failures
  if (failure === undefined) return takes
  throw new TurnsUnspoken([failure, ...others])
}

/** As people find the turn of a take. */
function placeOf({ passageOf }: MakeRequest, one: RequestedTake): string {
  return passageOf([one]).turns[0]?.place ?? ''
}

async function speakAndKeep(job: MakeRequest, one: RequestedTake): Promise<TakeFile> {
  const spoken = await speakTurn(job, one)
  return (await job.takes.find(one.key)) ?? (await job.takes.keep(one.key, one.request, spoken))
}

/** A turn that is long, or that came out badly before, is spoken in parts; so is one whose answers cannot be used. */
async function speakTurn(job: MakeRequest, one: RequestedTake): Promise<Spoken> {
  const passage = job.passageOf([one])
  const inParts = (parts: number) => speakInParts(passage, parts, (part) => speak(job, part))
  const parts = partsFor(job.engine.estimate(passage).seconds)
  const isDivided = one.inParts === true || (parts > 1 && job.engine.rates !== undefined)
  const divided = isDivided ? await inParts(Math.max(2, parts)) : undefined
  if (divided !== undefined) return divided
  try {
    return await speak(job, passage)
  } catch (error) {
    if (!isStudioError(error, 'answer-unusable')) throw error
    const rescued = isDivided ? undefined : await inParts(2)
    if (rescued === undefined) throw error
    return rescued
  }
}

function speak({ engine, shelf, options }: MakeRequest, passage: Passage): Promise<Spoken> {
  return engine.speak(passage, { ...options, shelf })
}

/** How long the engine expects each turn to last. */
export function expectOf(engine: SpeechEngine, { language }: Pick<Passage, 'language'>): ExpectSeconds {
  return (turn: TakeRequest['turns'][number]) =>
    engine.estimate({ turns: [{ ...turn, speaker: turn.voice, place: '' }], language }).seconds
}
