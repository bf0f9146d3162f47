import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { createFairQueue } from '../../../src/main/limiter/fair-queue.ts'

test('of several jobs each gets its turn; within a job the first comes first', () => {
  const queue = createFairQueue<string>()
  for (const item of ['a1', 'a2', 'a3', 'a4', 'b1', 'b2', 'c1']) queue.add(item[0]!, item)
  const order = ['a1', 'b1', 'c1', 'a2', 'b2', 'a3', 'a4']
  expect(queue.inOrder()).toEqual(order)
  expect(order.map(() => queue.take())).toEqual(order)
  expect(queue.take()).toBeUndefined()
})

test('a job that comes later does not wait for all of an earlier one', () => {
  const queue = createFairQueue<string>()
  for (const item of ['a1', 'a2', 'a3']) queue.add('a', item)
  queue.take()
  queue.add('b', 'b1')
  expect(queue.inOrder()).toEqual(['a2', 'b1', 'a3'])
})

test('whoever leaves is gone, and takes nobody else along', () => {
  const queue = createFairQueue<string>()
  for (const item of ['a1', 'a2', 'b1']) queue.add(item[0]!, item)
  queue.remove('a', 'a1')
  queue.remove('b', 'b1')
  queue.remove('c', 'c1')
  expect(queue.inOrder()).toEqual(['a2'])
})

test('whatever comes and goes: the order is as foretold, and no job is passed by twice by the same one', () => {
  const job = fc.constantFrom('a', 'b', 'c', 'd')
  fc.assert(
    fc.property(fc.array(fc.option(job, { nil: undefined }), { maxLength: 80 }), (acts) => {
      const queue = createFairQueue<{ readonly job: string; readonly number: number }>()
      const passedBy = new Map<string, readonly string[]>()
      for (const [number, act] of acts.entries()) {
        if (act !== undefined) {
          queue.add(act, { job: act, number })
          continue
        }
        const [first, ...rest] = queue.inOrder()
        expect(queue.take()).toBe(first)
        expect(queue.inOrder()).toEqual(rest)
        if (first === undefined) continue
        expect(rest.every((item) => item.job !== first.job || item.number > first.number)).toBe(true)
        for (const other of new Set(rest.map((item) => item.job))) {
          if (other === first.job) continue
          expect(passedBy.get(other) ?? []).not.toContain(first.job)
          passedBy.set(other, [...(passedBy.get(other) ?? []), first.job])
        }
        passedBy.delete(first.job)
      }
    }),
    { numRuns: 500 },
  )
})
