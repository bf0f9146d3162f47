import { expect, test } from 'vitest'
import * as change from '../../../src/core/queue/change-queue.ts'
import type { QueueJob } from '../../../src/core/queue/queue-job.ts'
import type { KeptQueue } from '../../../src/main/queue/job-schema.ts'
import { createQueueKeeper, type QueueKeeper } from '../../../src/main/queue/queue-keeper.ts'
import { createRenderLine, type Outcome, type RenderLine } from '../../../src/main/queue/render-line.ts'
import type { RunOutcome } from '../../../src/main/queue/run-render.ts'
import { StudioError } from '../../../src/shared/studio-error.ts'

const minute = 60_000
const job = (id: string, more: Partial<QueueJob> = {}): QueueJob => ({
  id,
  library: '/library',
  episode: id,
  title: id,
  engine: 'draft',
  state: 'waiting',
  created: 0,
  ...more,
})

type Desk = {
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
function openLine(kept: KeptQueue | null, isAgreed = true, hasFault = false): Desk {
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

test('jobs run one after the other, and each step is written down before it is taken', async () => {
  const { line, events, end, settled } = openLine({ jobs: [job('a'), job('b')] })
  line.look()
  await settled()
  await end({ end: 'finished' })
  await end({ end: 'failed', code: 'disk-full', message: 'Full.' })
  expect(events).toEqual([
    'written a running, b waiting',
    'begun a',
    'written b waiting',
    'a finished',
    'written b running',
    'begun b',
    'written b failed',
    'b failed',
  ])
})

test('a job that is paused while it runs lets go, keeps its place, and the next one goes on', async () => {
  const { keeper, line, events, settled } = openLine({ jobs: [job('a'), job('b')] })
  line.look()
  await settled()
  await keeper.change((queue) => change.pauseJob(queue, 'a'))
  expect(await line.stop('a')).toBe(true)
  await settled()
  expect(events.slice(2)).toEqual([
    'written a paused, b waiting',
    'a paused',
    'written a paused, b running',
    'begun b',
  ])
})

test('what the daily limit stops goes on by itself when the day renews; drafts go on meanwhile', async () => {
  const desk = openLine({ jobs: [job('paid', { engine: 'gemini' })] })
  await desk.keeper.change((queue) => change.resumeJob(queue, 'paid'))
  await desk.settled()
  await desk.keeper.change((queue) => change.addJob(queue, job('draft')))
  await desk.end({ end: 'failed', code: 'daily-limit', message: 'No more today.' })
  expect(desk.events.slice(-4)).toEqual([
    'written paid waiting, draft waiting',
    'paid postponed',
    'written paid waiting, draft running',
    'begun draft',
  ])
  await desk.end({ end: 'finished' })
  desk.pass(9 * minute)
  await desk.settled()
  expect(desk.events.at(-1)).toBe('draft finished')
  desk.pass(minute)
  await desk.settled()
  expect(desk.events.at(-1)).toBe('begun paid')
})

test('what is left to a batch ends its turn, and is taken up when that is there', async () => {
  const desk = openLine({ jobs: [job('a'), job('b')] })
  desk.line.look()
  await desk.settled()
  await desk.end({
    end: 'batch',
    until: new Date(360 * minute),
    message: 'Google makes 2 lines.',
    mayOrderAgain: false,
  })
  expect(desk.events.slice(-4)).toEqual([
    'written a batch, b waiting',
    'a postponed',
    'written a batch, b running',
    'begun b',
  ])
  await desk.keeper.change((queue) => change.endBatch(queue, 'a'))
  await desk.end({ end: 'finished' })
  expect(desk.events.at(-1)).toBe('begun a')
})

test('a batch that is overdue is told of once, until something changes or a person asks', async () => {
  const desk = openLine({ jobs: [job('a', { state: 'batch', startAfter: 0 })] })
  const told: unknown[] = []
  /** A look at it, by itself a quarter of an hour later, and what is said then. */
  const look = async (message: string) => {
    const until = new Date((told.length + 1) * 15 * minute)
    await desk.end({ end: 'batch', until, message, mayOrderAgain: false })
    told.push(desk.outcomes.at(-1))
    // The clock is looked at every half a minute.
    for (let half = 0; half < 30; half++) {
      desk.pass(minute / 2)
      await desk.settled()
    }
    expect(desk.events.at(-1)).toBe('begun a')
  }
  desk.line.look()
  await desk.settled()
  await look('Google says nothing of 2 lines.')
  await look('Google says nothing of 2 lines.')
  await look('Google says nothing of 2 lines.')
  await look('Google says nothing of 1 line.')
  await desk.end({ end: 'batch', until: new Date(600 * minute), message: 'The same.', mayOrderAgain: false })
  await desk.keeper.change((queue) => change.resumeJob(queue, 'a'))
  await desk.settled()
  await desk.end({ end: 'batch', until: new Date(600 * minute), message: 'The same.', mayOrderAgain: false })
  expect(desk.outcomes.map((outcome) => ('message' in outcome ? outcome.message : undefined))).toEqual([
    'Google says nothing of 2 lines.',
    undefined,
    undefined,
    'Google says nothing of 1 line.',
    'The same.',
    'The same.',
  ])
})

test('a clock that jumped while the computer slept is noticed at once on waking, and soon by itself', async () => {
  const desk = openLine({ jobs: [job('a', { startAfter: 60 * minute })] })
  desk.line.look()
  await desk.settled()
  expect(desk.events).toEqual([])
  desk.sleep(60 * minute)
  desk.line.look()
  await desk.settled()
  expect(desk.events.at(-1)).toBe('begun a')

  // No timer is longer than half a minute, so a clock that is set is looked at again soon.
  const other = openLine({ jobs: [job('a', { startAfter: 60 * minute })] })
  other.line.look()
  await other.settled()
  other.sleep(60 * minute - 30_000)
  other.pass(30_000)
  await other.settled()
  expect(other.events.at(-1)).toBe('begun a')
})

test('what would cost what nobody agreed to is offered instead', async () => {
  const { line, events, settled } = openLine({ jobs: [job('a')] }, false)
  line.look()
  await settled()
  expect(events).toEqual(['written a offered'])
})

test('a halt leaves the queue written as it is; what is asked for later goes on', async () => {
  const { line, keeper, events, settled } = openLine({ jobs: [job('a')] })
  line.look()
  await settled()
  await line.halt()
  expect(events).toEqual(['written a running', 'begun a', 'a cancelled'])
  line.look()
  await settled()
  expect(events).toHaveLength(3)
  await line.goOn()
  await settled()
  expect(events.at(-1)).toBe('begun a')
  expect(keeper.now()[0]?.state).toBe('running')
})

test('a queue that cannot be written down is told, and goes on all the same', async () => {
  const { line, keeper, events, end, refuse, settled } = openLine({ jobs: [job('a')] })
  refuse(new StudioError('disk-full', 'The disk is full.'))
  line.look()
  await settled()
  expect(keeper.notice()).toBe('The disk is full.')
  refuse(undefined)
  await end({ end: 'finished' })
  expect(keeper.notice()).toBeUndefined()
  expect(events).toEqual(['begun a', 'written ', 'a finished'])
})

test('a queue that was lost is found again from the traces of renders', async () => {
  const { line, events, settled } = openLine(null)
  line.look()
  await settled()
  expect(events).toEqual(['written lost running', 'begun lost'])
})

test('a job that is taken out while it begins is not made', async () => {
  const { keeper, line, events, settled } = openLine({ jobs: [job('a')] })
  line.look()
  await keeper.change((queue) => change.removeJob(queue, 'a'))
  await settled()
  expect(events.filter((event) => event.startsWith('begun'))).toEqual([])
  expect(line.running()).toBeUndefined()
})

test('a fault of the line itself ends its job, and the next one goes on', async () => {
  const { keeper, line, events, end, settled } = openLine({ jobs: [job('a'), job('b')] }, true, true)
  line.look()
  await settled()
  await end({ end: 'failed', code: 'daily-limit', message: 'Tomorrow.' })
  expect(events.slice(2)).toEqual([
    'bug Error: nobody knows',
    'written a failed, b waiting',
    'written a failed, b running',
    'begun b',
  ])
  expect(keeper.now()[0]?.trouble?.code).toBe('internal')
})
