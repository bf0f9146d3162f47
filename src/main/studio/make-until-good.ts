import { planRequests } from '../../core/plan/plan-requests.ts'
import type { PlannedTake } from '../../core/plan/plan-takes.ts'
import type { Script } from '../../core/script/script.ts'
import type { ChosenTake } from '../../core/takes/choose-takes.ts'
import { isCalledOff } from '../engines/called-off.ts'
import type { Estimate, SpeechEngine } from '../engines/speech-engine.ts'
import { readFacts } from '../takes/read-facts.ts'
import type { TakeFile } from '../takes/take-file.ts'
import type { TakeNotes } from '../takes/take-notes.ts'
import { checkTakes } from './check-takes.ts'
import { choosePlan, missingOf } from './choose-plan.ts'
import { followBatches, type RenderBatches } from './follow-batches.ts'
import { LinesUnspoken } from './lines-unspoken.ts'
import { makeTakes } from './make-takes.ts'
import { estimatesOf, passageFor } from './plan-script.ts'
import type { SpeakScript } from './speak-script.ts'

export type MakeUntilGood = SpeakScript & {
  /** The first take of every turn. */
  readonly plan: readonly PlannedTake[]
  readonly notes: TakeNotes
}

export type MadeUntilGood = {
  readonly chosen: readonly ChosenTake[]
  /** Those that are chosen, by their keys. */
  readonly takes: ReadonlyMap<string, TakeFile>
  /** How many lines were spoken now, and what that cost, USD. */
  readonly made: number
  readonly cost: number
}

/** Before anything is known of an engine: what counts is how requests compare. */
const guessLatency = (seconds: number) => seconds / 10

/**
 * Makes the missing takes, checks them, and makes again what came out badly as long as that is left to the program. Called
 * off, it calls off its batches, too. Throws StudioError, LeftToBatch.
 */
export async function makeUntilGood(job: MakeUntilGood): Promise<MadeUntilGood> {
  const batches = followBatches(job)
  try {
    return await makeAll(job, batches)
  } catch (error) {
    if (isCalledOff(job.signal)) await batches?.callOff()
    throw error
  }
}

/** What a round of making goes by. */
type Round = {
  /** Takes that come in a batch. */
  readonly elsewhere: ReadonlySet<string>
  /** Takes that were waited for. */
  readonly awaited: ReadonlySet<string>
  readonly isFirst: boolean
  /** Whether what is missing may be asked for in a batch. */
  readonly mayOrder: boolean
}

const nothing: ReadonlySet<string> = new Set()

async function makeAll(job: MakeUntilGood, batches: RenderBatches | undefined): Promise<MadeUntilGood> {
  const { script, engine, plan, notes, onProgress } = job
  const { latency = guessLatency } = job
  const linesNow = new Set<number>()
  let turns = plan.length
  let missing = 0
  let made = 0
  let cost = 0

  async function check(spoken: Iterable<TakeFile>): Promise<void> {
    if (engine.rates === undefined) return
    // A locked line may be heard from a draft voice: those need no check, and tell nothing of the others.
    const takes = [...spoken].filter(({ request }) => request.engine === engine.id)
    await checkTakes({ takes, store: job.takes, notes, rates: engine.rates(), signal: job.signal })
  }
  async function make(
    chosen: readonly ChosenTake[],
    { elsewhere, awaited, isFirst, mayOrder }: Round,
  ): Promise<ReadonlyMap<string, TakeFile>> {
    const madeNow = new Set<string>()
    const tellMade = ({ key, turn }: PlannedTake) => {
      made += 1
      madeNow.add(key)
      notes.forget(key)
      linesNow.add(turn)
      onProgress({ step: 'speak', made, missing, turn })
    }
    let joined = 0
    const takes = await makeTakes({
      ...job,
      plan: chosen,
      group: (absent) => {
        const unasked = absent.filter(({ key }) => !elsewhere.has(key))
        joined = absent.length - unasked.length
        return planRequests(script.items, plan, unasked, engine.limits())
      },
      passageOf: (planned) => passageFor(script, planned),
      onWait: (wait) => onProgress({ step: 'wait', wait }),
      onRequest: (request, now, until) => onProgress({ step: 'request', request, now, until }),
      async onPlanned(requests) {
        // What was waited for in vain is counted already.
        const more = requests.flat().filter(({ key }) => !awaited.has(key)).length + joined
        missing += more
        // A line that is made again counts once more.
        if (!isFirst) turns += more
        const estimates = estimatesOf(script, requests, engine)
        const audio = secondsOf(plan, script, engine)
        await job.onEstimate({
          missing: sumOf(estimates, 'seconds'),
          whole: audio,
          cost: sumOf(estimates, 'cost'),
        })
        const seconds = estimates.map((estimate) => latency(estimate.seconds))
        onProgress({ step: 'plan', turns, missing, latency: seconds, audio })
      },
      async order(passages) {
        if (batches === undefined || !mayOrder) return nothing
        await batches.order(passages)
        const later = await batches.underWay()
        await batches.tell(chosen.filter(({ key }) => later.has(key)).length)
        return later
      },
      onMade: tellMade,
    }).catch(async (error: unknown) => {
      if (error instanceof LinesUnspoken) {
        const keys = chosen.map(({ key }) => key)
        await check((await readFacts(job.takes, keys)).values())
      }
      throw error
    })
    for (const take of chosen)
      if (awaited.has(take.key) && takes.has(take.key) && !madeNow.has(take.key)) tellMade(take)
    // Added up now: what came out badly is paid for as well, and is none of the takes that are chosen in the end.
    for (const key of madeNow) cost += takes.get(key)?.usage.cost ?? 0
    await check(takes.values())
    return takes
  }

  const before = await choosePlan(job)
  await batches?.look(missingOf(before.chosen, before.known).length > 0)
  const elsewhere = (await batches?.underWay()) ?? nothing
  let { chosen } = batches === undefined ? before : await choosePlan(job)
  let round: Round = { elsewhere, awaited: nothing, isFirst: true, mayOrder: true }
  for (;;) {
    const takes = await make(chosen, round)
    const absent = chosen.filter(({ key }) => !takes.has(key))
    const mayOrder = absent.length > 0 && (await batches?.await(absent.length)) === true
    if (round.mayOrder) await batches?.tell(0)
    ;({ chosen } = await choosePlan(job))
    if (chosen.every(({ key }) => takes.has(key))) return { chosen, takes, made: linesNow.size, cost }
    const awaited = new Set(absent.map(({ key }) => key))
    round = { elsewhere: nothing, awaited, isFirst: false, mayOrder }
  }
}

function secondsOf(plan: readonly PlannedTake[], script: Script, engine: SpeechEngine): number {
  const lines = plan.map((take) => [take])
  return sumOf(estimatesOf(script, lines, engine), 'seconds')
}

function sumOf(estimates: readonly Estimate[], what: 'seconds' | 'cost'): number {
  return estimates.reduce((sum, estimate) => sum + estimate[what], 0)
}
