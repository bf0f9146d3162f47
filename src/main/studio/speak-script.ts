import type { CastMember } from '../../core/cast/resolve-cast.ts'
import { planRequests } from '../../core/plan/plan-requests.ts'
import type { PlannedTake } from '../../core/plan/plan-takes.ts'
import type { Script } from '../../core/script/script.ts'
import { buildTimeline } from '../../core/timeline/build-timeline.ts'
import type { SpeechLevel, Timeline } from '../../core/timeline/timeline.ts'
import type { Estimate, SpeechEngine } from '../engines/speech-engine.ts'
import type { TakeFile } from '../takes/take-file.ts'
import type { PassageStore } from '../takes/passage-store.ts'
import type { TakeStore } from '../takes/take-store.ts'
import { makeTakes } from './make-takes.ts'
import { estimatesOf, passageFor, planScript } from './plan-script.ts'
import type { RenderProgress } from './render-progress.ts'

export type RenderEstimate = { readonly missing: number; readonly whole: number; readonly cost: number }

export type SpeakScript = {
  readonly script: Script
  readonly cast: ReadonlyMap<string, CastMember>
  readonly engine: SpeechEngine
  readonly takes: TakeStore
  readonly passages: PassageStore
  readonly signal: AbortSignal
  readonly onProgress: (progress: RenderProgress) => void
  /** The episode that what is paid is booked to. */
  readonly episode?: string
  /**
   * Called before the first request with the seconds of speech that are to be made and those of the whole script, and
   * with what it will cost, USD. Throwing stops the render.
   */
  readonly onEstimate: (estimate: RenderEstimate) => Promise<void>
}

/** A script with a take for every turn, placed in time. */
export type SpokenScript = {
  readonly plan: readonly PlannedTake[]
  readonly takes: ReadonlyMap<string, TakeFile>
  readonly timeline: Timeline
  /** How loud each speaker's takes are, for levelling. */
  readonly levels: ReadonlyMap<string, readonly SpeechLevel[]>
  /** How many takes were spoken now, and what they cost, USD. */
  readonly made: number
  readonly cost: number
}

/** Speaks what of a script has no take yet and places every turn in time. Throws StudioError. */
export async function speakScript(job: SpeakScript): Promise<SpokenScript> {
  const { script, engine, onProgress } = job
  const plan = planScript(script, job.cast, engine)
  let made = 0
  const spokenNow: string[] = []
  let missing = 0
  const takes = await makeTakes({
    plan,
    group: (absent) => planRequests(script.items, plan, absent, engine.limits()),
    passageOf: (planned) => passageFor(script, planned),
    engine,
    takes: job.takes,
    passages: job.passages,
    signal: job.signal,
    episode: job.episode,
    onWait: (wait) => onProgress({ step: 'wait', wait }),
    async onPlanned(requests) {
      missing = requests.flat().length
      const estimates = estimatesOf(script, requests, engine)
      const whole = estimatesOf(
        script,
        plan.map((take) => [take]),
        engine,
      )
      await job.onEstimate({
        missing: sumOf(estimates, 'seconds'),
        whole: sumOf(whole, 'seconds'),
        cost: sumOf(estimates, 'cost'),
      })
      onProgress({ step: 'plan', turns: plan.length, missing })
    },
    onMade(planned) {
      made += 1
      spokenNow.push(planned.key)
      onProgress({ step: 'speak', made, missing, turn: planned.turn })
    },
  })
  const takeOf = new Map(plan.map(({ turn, key }) => [turn, takeWith(takes, key)]))
  const timeline = buildTimeline(script.items, (turn) => {
    const take = takeOf.get(turn)
    if (take === undefined) return undefined
    const { key, samples, speech } = take
    // A turn of pauses alone has no speech in it: its silence is what was asked for.
    const [speechStart, speechEnd] = speech.end === 0 ? [0, samples] : [speech.start, speech.end]
    return { take: key, start: 0, end: samples, speechStart, speechEnd }
  })
  const spoken = Map.groupBy(plan, ({ turn }) => script.turns[turn]?.speaker ?? '')
  const levels = [...spoken].map(([speaker, planned]) => {
    return [speaker, planned.map(({ key }) => takeWith(takes, key).level)] as const
  })
  const cost = spokenNow.reduce((sum, key) => sum + takeWith(takes, key).usage.cost, 0)
  return { plan, takes, timeline, levels: new Map(levels), made, cost }
}

function sumOf(estimates: readonly Estimate[], what: 'seconds' | 'cost'): number {
  return estimates.reduce((sum, estimate) => sum + estimate[what], 0)
}

function takeWith(takes: ReadonlyMap<string, TakeFile>, key: string): TakeFile {
  const take = takes.get(key)
  if (take === undefined) throw new Error(`No take ${key}`)
  return take
}
