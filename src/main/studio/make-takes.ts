import type { PlannedTake } from '../../core/plan/plan-takes.ts'
import { StudioError } from '../../shared/studio-error.ts'
import type { Passage, SpeechEngine, Wait } from '../engines/speech-engine.ts'
import { createAnswerShelf } from '../takes/answer-shelf.ts'
import type { TakeFile } from '../takes/take-file.ts'
import type { TakeStore } from '../takes/take-store.ts'
import { watchWaits } from './watch-waits.ts'
import { isOfOnePassage, LinesUnspoken, type UnspokenTurn } from './lines-unspoken.ts'

export type MakeTakes = {
  readonly plan: readonly PlannedTake[]
  readonly passageOf: (take: PlannedTake) => Passage
  readonly engine: SpeechEngine
  readonly store: TakeStore
  readonly signal: AbortSignal
  /** Called once before the first request: how many takes are missing. Throwing here stops the render. */
  readonly onPlanned: (missing: readonly PlannedTake[]) => Promise<void>
  /** Called when the take of a turn is on disk. */
  readonly onMade: (take: PlannedTake) => void
  /** The episode that what is paid is booked to. */
  readonly episode?: string | undefined
  readonly onWait?: ((wait: Wait | undefined) => void) | undefined
}

/**
 * Every take of a plan by its key, speaking those that are not there yet, several at once. All passages are checked
 * before the first is spoken. What one passage alone cannot have spoken is told at the end, when the others are made; any
 * other failure, or `signal`, ends them all. What was answered is kept. Throws StudioError.
 */
export async function makeTakes(job: MakeTakes): Promise<ReadonlyMap<string, TakeFile>> {
  const takes = new Map<string, TakeFile>()
  const missing: PlannedTake[] = []
  for (const planned of new Map(job.plan.map((take) => [take.key, take])).values()) {
    const found = await job.store.find(planned.key)
    if (found === undefined) missing.push(planned)
    else takes.set(planned.key, found)
  }
  missing.sort((a, b) => a.turn - b.turn)
  for (const planned of missing) job.engine.check(job.passageOf(planned))
  await job.onPlanned(missing)

  const stop = new AbortController()
  const signal = AbortSignal.any([job.signal, stop.signal])
  const waiting = missing.values()
  const shelf = createAnswerShelf(job.store, job.engine)
  const purpose = { kind: 'take', episode: job.episode } as const
  const unspoken: UnspokenTurn[] = []
  let running = 0
  const waitOf = watchWaits(
    () => running,
    (wait) => job.onWait?.(wait),
  )
  const work = async () => {
    for (const planned of waiting) {
      if (signal.aborted) throw new StudioError('cancelled', 'The render was stopped.')
      const passage = job.passageOf(planned)
      const onWait = waitOf()
      running += 1
      try {
        const spoken = await job.engine.speak(passage, { signal, purpose, shelf, onWait })
        const kept = await job.store.find(planned.key)
        takes.set(planned.key, kept ?? (await job.store.keep(planned.key, planned.request, spoken)))
      } catch (error) {
        if (!isOfOnePassage(error)) throw error
        unspoken.push({ turn: planned.turn, message: error.message })
        continue
      } finally {
        running -= 1
        onWait(undefined)
      }
      job.onMade(planned)
    }
  }
  const workers = Array.from({ length: Math.min(job.engine.limits().concurrency, missing.length) }, () =>
    work().catch((error: unknown) => {
      stop.abort()
      throw error
    }),
  )
  const ended = await Promise.allSettled(workers)
  const failures = ended.flatMap((end) => (end.status === 'rejected' ? [end.reason as unknown] : []))
  // The first to fail stopped the others; what it says is what happened.
  const cause = failures.find((reason) => !(reason instanceof StudioError && reason.code === 'cancelled'))
  if (failures.length > 0) throw cause ?? failures[0]
  if (unspoken.length > 0) throw new LinesUnspoken(unspoken.toSorted((a, b) => a.turn - b.turn))
  return takes
}
