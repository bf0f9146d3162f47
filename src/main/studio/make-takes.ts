import type { PlannedTake } from '../../core/plan/plan-takes.ts'
import { StudioError } from '../../shared/studio-error.ts'
import type { Passage, SpeechEngine } from '../engines/speech-engine.ts'
import type { TakeFile } from '../takes/take-file.ts'
import type { TakeStore } from '../takes/take-store.ts'

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
}

/**
 * Every take of a plan by its key, speaking those that are not there yet, several at once. All passages are checked
 * before the first is spoken. When one fails or `signal` stops the work, the others end too; what was answered is kept.
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
  const work = async () => {
    for (const planned of waiting) {
      if (signal.aborted) throw new StudioError('cancelled', 'The render was stopped.')
      const spoken = await job.engine.speak(job.passageOf(planned), { signal })
      takes.set(planned.key, await job.store.keep(planned.key, planned.request, spoken))
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
  return takes
}
