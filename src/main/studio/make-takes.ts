import type { PlannedTake } from '../../core/plan/plan-takes.ts'
import { StudioError } from '../../shared/studio-error.ts'
import type { Passage, SpeechEngine, Wait } from '../engines/speech-engine.ts'
import { createAnswerShelf } from '../takes/answer-shelf.ts'
import type { PassageStore } from '../takes/passage-store.ts'
import type { TakeFile } from '../takes/take-file.ts'
import type { TakeStore } from '../takes/take-store.ts'
import { LinesUnspoken, type UnspokenTurn } from './lines-unspoken.ts'
import { expectOf, makeRequest, type RequestedTake } from './make-request.ts'
import { recoverPassages } from './recover-passages.ts'
import type { RequestNow } from './render-progress.ts'
import { watchWaits } from './watch-waits.ts'

export type MakeTakes = {
  readonly plan: readonly RequestedTake[]
  /** The requests that make the missing takes: each is the takes of one passage. */
  readonly group: (missing: readonly RequestedTake[]) => readonly (readonly RequestedTake[])[]
  readonly passageOf: (takes: readonly PlannedTake[]) => Passage
  readonly engine: SpeechEngine
  readonly takes: TakeStore
  readonly passages: PassageStore
  readonly signal: AbortSignal
  /** Called once before the first request: the requests that are to be made. Throwing here stops the render. */
  readonly onPlanned: (requests: readonly (readonly PlannedTake[])[]) => Promise<void>
  /** Called when the take of a turn is on disk. */
  readonly onMade: (take: PlannedTake) => void
  /** Hears how each request stands, by its place in what was planned. */
  readonly onRequest?: ((place: number, now: RequestNow, until?: Date) => void) | undefined
  /** The episode that what is paid is booked to. */
  readonly episode?: string | undefined
  /** Asks for passages so that their answers come later, and gives the keys of all takes that do: they are left out. */
  readonly order?: ((passages: readonly Passage[]) => Promise<ReadonlySet<string>>) | undefined
  readonly onWait?: ((wait: Wait | undefined) => void) | undefined
}

/**
 * The takes of a plan by their keys, speaking those that are not there yet, several requests at once. All passages are
 * checked before the first is spoken. What turns by themselves cannot have spoken is told at the end, when the others are
 * made; any other failure, or `signal`, ends them all. What was answered is kept. Throws StudioError. The takes come without
 * their words: those of a long episode are many, and lie on disk.
 */
export async function makeTakes(job: MakeTakes): Promise<ReadonlyMap<string, TakeFile>> {
  const { engine, passages } = job
  const takes = new Map<string, TakeFile>()
  const missing = await findTakes(job, takes)
  const requests = job.group([...missing.values()].toSorted((a, b) => a.turn - b.turn))
  for (const request of requests) engine.check(job.passageOf(request))
  await job.onPlanned(requests)
  const shelf = createAnswerShelf(job, engine)
  const whole = requests.filter((request) => request.every(({ inParts }) => inParts !== true))
  const later = await job.order?.(whole.map(job.passageOf))

  const stop = new AbortController()
  const signal = AbortSignal.any([job.signal, stop.signal])
  const waiting = [...requests.entries()]
    .filter(([, request]) => !request.every(({ key }) => later?.has(key)))
    .values()
  const purpose = { kind: 'take', episode: job.episode } as const
  const unspoken: UnspokenTurn[] = []
  let running = 0
  const waitOf = watchWaits(
    () => running,
    (wait) => job.onWait?.(wait),
  )
  const work = async () => {
    for (const [place, request] of waiting) {
      if (signal.aborted) throw new StudioError('cancelled', 'The render was stopped.')
      const tellWait = waitOf()
      const onWait = (wait: Wait | undefined) => {
        tellWait(wait)
        job.onRequest?.(place, wait?.reason ?? 'going', wait?.until)
      }
      const options = { signal, purpose, onWait }
      running += 1
      job.onRequest?.(place, 'begun')
      try {
        const { passageOf } = job
        const made = await makeRequest(
          { engine, takes: job.takes, passages, shelf, passageOf, options },
          request,
        )
        unspoken.push(...made.unspoken)
        for (const take of made.takes) {
          takes.set(take.key, withoutWords(take))
          const planned = missing.get(take.key)
          if (planned !== undefined) job.onMade(planned)
        }
      } finally {
        running -= 1
        tellWait(undefined)
        job.onRequest?.(place, 'over')
      }
    }
  }
  const workers = Array.from({ length: Math.min(engine.limits().concurrency, requests.length) }, () =>
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

function withoutWords(take: TakeFile): TakeFile {
  return { ...take, words: [] }
}

/** Fills `takes` with what is there, and gives what of the plan is missing by its key. */
async function findTakes(
  { plan, engine, takes: store, passages }: MakeTakes,
  takes: Map<string, TakeFile>,
): Promise<ReadonlyMap<string, RequestedTake>> {
  const missing = new Map<string, RequestedTake>()
  for (const planned of plan) {
    if (takes.has(planned.key) || missing.has(planned.key)) continue
    const found = await store.find(planned.key)
    if (found !== undefined) takes.set(planned.key, withoutWords(found))
    else if (planned.isLocked !== true) missing.set(planned.key, planned)
    else
      throw new StudioError(
        'take-broken',
        'The take of a locked line cannot be read: unlock the line, or bring the file back.',
      )
  }
  if (missing.size === 0) return missing
  const expect = expectOf(engine, { language: plan[0]?.request.language })
  const wanted = new Set(missing.keys())
  for (const take of await recoverPassages({ takes: store, passages, wanted, expect })) {
    if (missing.delete(take.key)) takes.set(take.key, withoutWords(take))
  }
  return missing
}
