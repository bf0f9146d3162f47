import { expect, test } from 'vitest'
import * as change from '../../../src/core/queue/change-queue.ts'
import { job, minute, openLine } from './open-line.ts'

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
