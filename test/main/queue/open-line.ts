import type { QueueJob } from '../../../src/core/queue/queue-job.ts'
import type { KeptQueue } from '../../../src/main/queue/job-schema.ts'
import { createQueueKeeper, type QueueKeeper } from '../../../src/main/queue/queue-keeper.ts'
import { createRenderLine, type Outcome, type RenderLine } from '../../../src/main/queue/render-line.ts'
import type { RunOutcome } from '../../../src/main/queue/run-render.ts'
import type { StudioError } from '../../../src/shared/studio-error.ts'

export const minute = 60_000
/** A job of a queue that stands still but for what is said. */
export const job = (id: string, more: Partial<QueueJob> = {}): QueueJob => ({
  id,
  library: '/library',
  episode: id,
  title: id,
  engine: 'draft',
  state: 'waiting',
  created: 0,
  ...more,
})

export type Desk = {
  readonly keeper: QueueKeeper
  readonly line: RenderLine
  /** What happened, in order: what was written down, begun and told. */
  readonly events: string[]
  /** How renders ended, as it was told. */
  readonly outcomes: Outcome[]
  /** Ends the render that is under way. */
  readonly end: (outcome: RunOutcome) => Promise<void>
  readonly pass: (milliseconds: number) => void
  /** Sets the clock without any timer running out, as a sleep does. */
  readonly sleep: (milliseconds: number) => void
  readonly refuse: (error: StudioError | undefined) => void
  readonly settled: () => Promise<void>
}

/** Resolves when all that follows from what has happened has happened. */
async function letAllHappen(): Promise<void> {
  for (let turn = 0; turn < 60; turn++) await Promise.resolve()
}

/** A line over a studio that only notes what it is asked, on a clock that stands still. */
export function openLine(kept: KeptQueue | null, isAgreed = true, hasFault = false): Desk {
  const events: string[] = []
  const outcomes: Outcome[] = []
  let now = 0
  let timer: { at: number; run: () => void } | undefined
  let refusal: StudioError | undefined
  let finish: ((outcome: RunOutcome) => void) | undefined
  const call = async (name: string, input: { queue?: KeptQueue }) => {
    if (name === 'readQueue') return kept
    if (refusal !== undefined) throw refusal
    events.push(`written ${input.queue?.jobs.map(({ id, state }) => `${id} ${state}`).join(', ')}`)
    return undefined
  }
  // The studio is asked for no more than these two things here.
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion
  const studio = { call } as unknown as Parameters<typeof createQueueKeeper>[0]['studio']
  const keeper = createQueueKeeper({ data: '/data', studio, findLost: async () => [job('lost')] })
  const line = createRenderLine({
    keeper,
    library: async () => '/library',
    isAgreed: async () => isAgreed,
    run: ({ id }, signal) => {
      events.push(`begun ${id}`)
      const { promise, resolve } = Promise.withResolvers<RunOutcome>()
      finish = resolve
      signal.addEventListener('abort', () => resolve({ end: 'cancelled' }))
      return promise
    },
    async renewal() {
      if (hasFault) throw new Error('nobody knows')
      return now + 10 * minute
    },
    clock: () => new Date(now),
    setTimer: (run, milliseconds) => {
      const mine = { at: now + milliseconds, run }
      timer = mine
      return () => {
        if (timer === mine) timer = undefined
      }
    },
    onProgress: () => undefined,
    onEnded({ id }, outcome: Outcome) {
      events.push(`${id} ${outcome.end}`)
      outcomes.push(outcome)
    },
    onBug: (error) => events.push(`bug ${String(error)}`),
  })
  keeper.onChange(line.look)
  return {
    keeper,
    line,
    events,
    outcomes,
    settled: letAllHappen,
    refuse: (error) => {
      refusal = error
    },
    async end(outcome) {
      finish?.(outcome)
      await letAllHappen()
    },
    pass(milliseconds) {
      now += milliseconds
      const due = timer
      if (due === undefined || due.at > now) return
      timer = undefined
      due.run()
    },
    sleep: (milliseconds) => {
      now += milliseconds
    },
  }
}
