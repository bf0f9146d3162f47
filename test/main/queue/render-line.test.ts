import { expect, test } from 'vitest'
import * as change from '../../../src/core/queue/change-queue.ts'
import { StudioError } from '../../../src/shared/studio-error.ts'
import { job, openLine } from './open-line.ts'

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
