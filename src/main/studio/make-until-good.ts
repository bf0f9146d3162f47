import { planRequests } from '../../core/plan/plan-requests.ts'
import type { PlannedTake } from '../../core/plan/plan-takes.ts'
import type { Script } from '../../core/script/script.ts'
import type { ChosenTake } from '../../core/takes/choose-takes.ts'
import type { Estimate, SpeechEngine, Wait } from '../engines/speech-engine.ts'
import { createAnswerShelf } from '../takes/answer-shelf.ts'
import { readFacts } from '../takes/read-facts.ts'
import type { TakeFile } from '../takes/take-file.ts'
import type { TakeNotes } from '../takes/take-notes.ts'
import { checkTakes } from './check-takes.ts'
import { choosePlan } from './choose-plan.ts'
import { LinesUnspoken } from './lines-unspoken.ts'
import { makeTakes } from './make-takes.ts'
import { estimatesOf, passageFor } from './plan-script.ts'
import type { SpeakScript } from './speak-script.ts'
import { takesUnderWay } from './takes-under-way.ts'

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

/** Makes the missing takes, checks them, and makes again what came out badly as long as that is left to the program. */
export async function makeUntilGood(job: MakeUntilGood): Promise<MadeUntilGood> {
  const { script, engine, plan, notes, onProgress } = job
  const { latency = guessLatency } = job
  const choose = async () => (await choosePlan(job)).chosen
  const linesNow = new Set<number>()
  let turns = plan.length
  let missing = 0
  let made = 0
  let cost = 0
  const onWait = (wait: Wait | undefined) => onProgress({ step: 'wait', wait })

  async function collect(which: 'all' | 'over'): Promise<void> {
    if (job.episode === undefined) return
    const shelf = createAnswerShelf(job, engine)
    await engine.ahead?.collect(which, { signal: job.signal, episode: job.episode, shelf, onWait })
  }
  async function check(spoken: Iterable<TakeFile>): Promise<void> {
    if (engine.rates === undefined) return
    // A locked line may be heard from a draft voice: those need no check, and tell nothing of the others.
    const takes = [...spoken].filter(({ request }) => request.engine === engine.id)
    await checkTakes({ takes, store: job.takes, notes, rates: engine.rates(), signal: job.signal })
  }
  /** One round: `elsewhere` are takes that a batch is making. */
  async function make(
    chosen: readonly ChosenTake[],
    { elsewhere, isFirst }: { readonly elsewhere: ReadonlySet<string>; readonly isFirst: boolean },
  ): Promise<ReadonlyMap<string, TakeFile>> {
    const spokenNow: string[] = []
    const takes = await makeTakes({
      ...job,
      plan: chosen,
      mayWait: isFirst,
      group: (absent) => {
        const unasked = absent.filter(({ key }) => !elsewhere.has(key))
        return planRequests(script.items, plan, unasked, engine.limits())
      },
      passageOf: (planned) => passageFor(script, planned),
      onWait,
      onRequest: (request, now, until) => onProgress({ step: 'request', request, now, until }),
      async onPlanned(requests) {
        const more = requests.flat().length
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
      onMade(planned) {
        made += 1
        spokenNow.push(planned.key)
        linesNow.add(planned.turn)
        onProgress({ step: 'speak', made, missing, turn: planned.turn })
      },
    }).catch(async (error: unknown) => {
      if (error instanceof LinesUnspoken) {
        const keys = chosen.map(({ key }) => key)
        await check((await readFacts(job.takes, keys)).values())
      }
      throw error
    })
    // Added up now: what came out badly is paid for as well, and is none of the takes that are chosen in the end.
    for (const key of spokenNow) cost += takes.get(key)?.usage.cost ?? 0
    await check(takes.values())
    return takes
  }

  await collect('over')
  const { keys: elsewhere } = await takesUnderWay(engine, job.episode)
  let chosen = await choose()
  let takes = await make(chosen, { elsewhere, isFirst: true })
  if (elsewhere.size > 0) await collect('all')
  for (;;) {
    chosen = await choose()
    if (chosen.every(({ key }) => takes.has(key))) return { chosen, takes, made: linesNow.size, cost }
    takes = await make(chosen, { elsewhere: new Set(), isFirst: false })
  }
}

function secondsOf(plan: readonly PlannedTake[], script: Script, engine: SpeechEngine): number {
  const lines = plan.map((take) => [take])
  return sumOf(estimatesOf(script, lines, engine), 'seconds')
}

function sumOf(estimates: readonly Estimate[], what: 'seconds' | 'cost'): number {
  return estimates.reduce((sum, estimate) => sum + estimate[what], 0)
}
