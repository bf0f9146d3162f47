import type { CastMember } from '../../core/cast/resolve-cast.ts'
import { planRequests } from '../../core/plan/plan-requests.ts'
import type { PlannedTake } from '../../core/plan/plan-takes.ts'
import type { Script } from '../../core/script/script.ts'
import type { LineDecisions } from '../../core/takes/line-decision.ts'
import type { Estimate, SpeechEngine, Wait } from '../engines/speech-engine.ts'
import type { TakeFile } from '../takes/take-file.ts'
import type { PassageStore } from '../takes/passage-store.ts'
import type { TakeStore } from '../takes/take-store.ts'
import { createAnswerShelf } from '../takes/answer-shelf.ts'
import { createTakeNotes } from '../takes/take-notes.ts'
import { checkTakes } from './check-takes.ts'
import { choosePlan } from './choose-plan.ts'
import { findDoubts, type Doubt } from './find-doubts.ts'
import { fitTakes, type FittedTake } from './fit-takes.ts'
import { LinesUnspoken } from './lines-unspoken.ts'
import { makeTakes } from './make-takes.ts'
import { placeTakes, type PlacedTakes } from './place-takes.ts'
import { estimatesOf, passageFor, planScript } from './plan-script.ts'
import type { RenderProgress } from './render-progress.ts'
import { takesUnderWay } from './takes-under-way.ts'

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
  /** Seconds that a request for so many seconds of speech is expected to take, for the time left. */
  readonly latency?: (seconds: number) => number
  /** The episode that what is paid is booked to. */
  readonly episode?: string
  /**
   * Called before the first request with the seconds of speech that are to be made and those of the whole script, and
   * with what it will cost, USD. Throwing stops the render.
   */
  readonly onEstimate: (estimate: RenderEstimate) => Promise<void>
}

/** A script with a take for every turn, placed in time. */
export type SpokenScript = PlacedTakes & {
  readonly plan: readonly PlannedTake[]
  /** The audio of each, by its take's key. */
  readonly fitted: ReadonlyMap<string, FittedTake>
  /** How many takes were spoken now, and what they cost, USD. */
  readonly made: number
  readonly cost: number
  /** What is to be listened to. */
  readonly doubts: readonly Doubt[]
}

/** Speaks what of a script has no take yet and places every turn in time. Throws StudioError. */
export async function speakScript(job: SpeakScript): Promise<SpokenScript> {
  const { script, engine, onProgress, latency = guessLatency } = job
  const plan = planScript(script, job.cast, engine)
  const notes = createTakeNotes()
  const choose = () => choosePlan({ ...job, script, plan, engine, notes })
  const spokenNow: string[] = []
  let missing = 0
  let cost = 0
  const collect = async (which: 'all' | 'over') => {
    if (job.episode === undefined) return
    const onWait = (wait: Wait | undefined) => onProgress({ step: 'wait', wait })
    const shelf = createAnswerShelf(job, engine)
    await engine.ahead?.collect(which, { signal: job.signal, episode: job.episode, shelf, onWait })
  }
  await collect('over')
  let underWay = (await takesUnderWay(engine, job.episode)).keys
  let { chosen } = await choose()
  let takes = await makeChosen(true)
  if (underWay.size > 0) await collect('all')
  underWay = new Set()
  // What came out badly is made again, as long as that is left to the program.
  for (;;) {
    ;({ chosen } = await choose())
    if (chosen.every(({ key }) => takes.has(key))) break
    takes = await makeChosen(false)
  }

  async function makeChosen(mayWait: boolean): Promise<ReadonlyMap<string, TakeFile>> {
    const before = spokenNow.length
    const made = await makeTakes({
      plan: chosen,
      mayWait,
      group: (absent) => {
        const unasked = absent.filter(({ key }) => !underWay.has(key))
        return planRequests(script.items, plan, unasked, engine.limits())
      },
      passageOf: (planned) => passageFor(script, planned),
      engine,
      takes: job.takes,
      passages: job.passages,
      signal: job.signal,
      episode: job.episode,
      onWait: (wait) => onProgress({ step: 'wait', wait }),
      onRequest: (request, now, until) => onProgress({ step: 'request', request, now, until }),
      async onPlanned(requests) {
        missing += requests.flat().length
        const { each, ...estimate } = estimateRender(script, plan, requests, engine)
        await job.onEstimate(estimate)
        const { whole: audio } = estimate
        onProgress({ step: 'plan', turns: plan.length, missing, latency: each.map(latency), audio })
      },
      onMade(planned) {
        spokenNow.push(planned.key)
        onProgress({ step: 'speak', made: spokenNow.length, missing, turn: planned.turn })
      },
    }).catch(async (error: unknown) => {
      if (error instanceof LinesUnspoken) await check(await present())
      throw error
    })
    // Added up now: what came out badly is paid for as well, and is none of the takes that are chosen in the end.
    for (const key of spokenNow.slice(before)) cost += takeWith(made, key).usage.cost
    await check(made.values())
    return made
  }
  async function check(spoken: Iterable<TakeFile>): Promise<void> {
    if (engine.rates === undefined) return
    await checkTakes({ takes: spoken, store: job.takes, notes, rates: engine.rates(), signal: job.signal })
  }
  async function present(): Promise<readonly TakeFile[]> {
    const found = await Promise.all(chosen.map(({ key }) => job.takes.facts(key)))
    return found.filter((take) => take !== undefined)
  }

  const fitted = await fitTakes({ script, chosen, takes, store: job.takes, fitted: job.fitted })
  return {
    plan: chosen,
    fitted,
    ...placeTakes(script, chosen, takes, fitted),
    made: spokenNow.length,
    cost,
    doubts: findDoubts(script, chosen, notes),
  }
}

function estimateRender(
  script: Script,
  plan: readonly PlannedTake[],
  requests: readonly (readonly PlannedTake[])[],
  engine: SpeechEngine,
): RenderEstimate & { readonly each: readonly number[] } {
  const estimates = estimatesOf(script, requests, engine)
  const whole = estimatesOf(
    script,
    plan.map((take) => [take]),
    engine,
  )
  return {
    each: estimates.map(({ seconds }) => seconds),
    missing: sumOf(estimates, 'seconds'),
    whole: sumOf(whole, 'seconds'),
    cost: sumOf(estimates, 'cost'),
  }
}

/** Before anything is known of an engine: what counts is how requests compare. */
function guessLatency(seconds: number): number {
  return seconds / 10
}

function sumOf(estimates: readonly Estimate[], what: 'seconds' | 'cost'): number {
  return estimates.reduce((sum, estimate) => sum + estimate[what], 0)
}

function takeWith(takes: ReadonlyMap<string, TakeFile>, key: string): TakeFile {
  const take = takes.get(key)
  if (take === undefined) throw new Error(`No take ${key}`)
  return take
}
