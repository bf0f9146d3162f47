import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import * as change from '../../../src/core/queue/change-queue.ts'
import { isAwaited, nextJob, nextStart } from '../../../src/core/queue/next-job.ts'
import { queueAfterStart } from '../../../src/core/queue/queue-after-start.ts'
import { jobStates, type Queue, type QueueJob } from '../../../src/core/queue/queue-job.ts'
import { tonight } from '../../../src/core/queue/start-times.ts'

const here = '/library'
const job = (id: string, more: Partial<QueueJob> = {}): QueueJob => ({
  id,
  library: here,
  episode: `episode ${id}`,
  title: id,
  engine: 'draft',
  state: 'waiting',
  created: 0,
  ...more,
})
const ids = (queue: Queue) => queue.map(({ id }) => id).join('')
const abc = [job('a'), job('b'), job('c')]

describe('the line', () => {
  test('an episode is in it once: asked for again it goes on where it stands', () => {
    const failed = change.failJob(abc, 'b', { code: 'disk-full', message: 'Full.' })
    const again = change.addJob(failed, job('x', { episode: 'episode b', engine: 'gemini' }))
    expect(ids(again)).toBe('abc')
    expect(again[1]).toEqual(job('b', { engine: 'gemini' }))
    expect(ids(change.addJob(abc, job('x', { episode: 'episode b', library: '/other' })))).toBe('abcx')
  })

  test('moving and taking out loses and doubles nothing; what is put back is where it was', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 8 }), fc.nat(9), fc.nat(12), (count, which, place) => {
        const queue = Array.from({ length: count }, (_, index) => job(String(index)))
        const id = String(which % count)
        const moved = change.moveJob(queue, id, place)
        expect(moved.map((one) => one.id).toSorted()).toEqual(queue.map((one) => one.id))
        expect(moved.findIndex((one) => one.id === id)).toBe(Math.min(place, count - 1))
        const at = moved.findIndex((one) => one.id === id)
        const back = moved[at] ?? job('')
        expect(change.putJob(change.removeJob(moved, id), back, at)).toEqual(moved)
      }),
    )
  })

  test('a job that was asked for anew is not put back beside itself', () => {
    const gone = change.removeJob(abc, 'a')
    expect(ids(change.putJob(change.addJob(gone, job('x', { episode: 'episode a' })), job('a'), 0))).toBe(
      'bcx',
    )
  })
})

describe('what is next', () => {
  test('the first that waits for nothing else; none while one runs', () => {
    const queue = [
      job('a', { state: 'paused' }),
      job('b', { state: 'offered' }),
      job('c', { state: 'failed' }),
      job('d', { library: '/other' }),
      job('e', { startAfter: 100 }),
      job('f'),
    ]
    expect(nextJob(queue, 99, here)?.id).toBe('f')
    expect(nextJob(queue, 100, here)?.id).toBe('e')
    expect(nextStart(queue, here)).toBe(100)
    expect(nextJob(queue, 100, '/other')?.id).toBe('d')
    expect(nextJob(queue, 100, undefined)).toBeUndefined()
    expect(nextJob(change.beginJob(queue, 'f'), 100, here)).toBeUndefined()
    expect(isAwaited(queue.slice(0, 5), here, 99)).toBe(false)
    expect(isAwaited(queue.slice(0, 5), here, 100)).toBe(true)
  })

  test('a job that the daily limit stopped keeps its place, and the next one goes on meanwhile', () => {
    const begun = change.beginJob(abc, 'a')
    const postponed = change.postponeJob(begun, 'a', 500)
    expect(ids(postponed)).toBe('abc')
    expect(postponed[0]).toMatchObject({ state: 'waiting', startAfter: 500, isDayOver: true })
    expect(nextJob(postponed, 0, here)?.id).toBe('b')
    expect(nextJob(postponed, 500, here)?.id).toBe('a')
    // Who paused it while it was being stopped meant it.
    expect(change.postponeJob(change.pauseJob(begun, 'a'), 'a', 500)[0]?.state).toBe('paused')
    expect(change.beginJob(postponed, 'a')[0]).toEqual({ ...job('a'), state: 'running' })
  })

  test('a job whose lines Google makes in a batch is passed by, until they are there or their time is over', () => {
    const left = change.awaitBatch(change.beginJob(abc, 'a'), 'a', 500)
    expect(ids(left)).toBe('abc')
    expect(nextJob(left, 0, here)?.id).toBe('b')
    expect([nextStart(left, here), nextJob(left, 500, here)?.id]).toEqual([500, 'a'])
    expect(nextJob(change.endBatch(left, 'a'), 0, here)).toMatchObject({ id: 'a', state: 'batch' })
    // No computer is kept awake for it, and a start of the program changes nothing.
    expect(isAwaited(left.slice(0, 1), here, 1000)).toBe(false)
    expect(queueAfterStart(left)[0]).toEqual(left[0])
    // Its time is Google's, not a person's: who goes on with it does not wait for that.
    expect(change.scheduleJob(left, 'a', 900)[0]).toEqual(left[0])
    for (const resumed of [left, change.pauseJob(left, 'a')])
      expect(nextJob(change.resumeJob(resumed, 'a'), 0, here)?.id).toBe('a')
    expect(change.awaitBatch(change.pauseJob(change.beginJob(abc, 'a'), 'a'), 'a', 500)[0]?.state).toBe(
      'paused',
    )
  })

  test('a batch that was taken out and put back begins anew; what its old one does not bring may be ordered again, once', () => {
    const left = change.awaitBatch(change.beginJob(abc, 'a'), 'a', 500)
    const [batch = job('')] = left
    const back = change.putJob(change.removeJob(left, 'a'), batch, 0)
    expect(back[0]).toEqual(job('a', { state: 'waiting' }))
    expect(nextJob(back, 0, here)?.id).toBe('a')
    // Google has not let go of the old one yet.
    const again = change.awaitBatch(change.beginJob(back, 'a'), 'a', 500, true)
    expect(again[0]).toMatchObject({ state: 'batch', mayOrderAgain: true })
    expect(change.beginJob(again, 'a')[0]?.mayOrderAgain).toBeUndefined()
    expect(change.moveJob(again, 'a', 2)[2]).toEqual(again[0])
  })

  test('after a start drafts go on by themselves, and nothing is paid for unasked', () => {
    fc.assert(
      fc.property(fc.constantFrom(...jobStates), fc.constantFrom('draft', 'gemini'), (state, engine) => {
        const [after] = queueAfterStart([job('a', { state, engine })])
        expect(after?.state).not.toBe('running')
        if (engine === 'gemini') expect(after?.state).not.toBe('waiting')
        else if (state === 'running') expect(after?.state).toBe('waiting')
        if (state === 'paused' || state === 'failed') expect(after?.state).toBe(state)
      }),
    )
  })
})

const at = (day: number, hour: number) => new Date(2026, 10, day, hour).getTime()

test('tonight is the next one o’clock, also after midnight', () => {
  expect(tonight(at(23, 22))).toBe(at(24, 1))
  expect(tonight(at(24, 0))).toBe(at(24, 1))
  expect(tonight(at(24, 1))).toBe(at(25, 1))
})
