import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { readBatch } from '../../../src/core/gemini/read-batch.ts'
import { splitBatches } from '../../../src/core/gemini/split-batches.ts'

test('requests keep their order, in batches of ten minutes and of what Google takes', () => {
  const part = fc.record({ seconds: fc.double({ min: 0, max: 500, noNaN: true }), size: fc.nat(3_000_000) })
  fc.assert(
    fc.property(fc.array(part, { maxLength: 60 }), (parts) => {
      const batches = splitBatches(parts)
      expect(batches.flat()).toEqual(parts)
      for (const batch of batches) {
        expect(batch.length).toBeGreaterThan(0)
        expect(batch.reduce((sum, { seconds }) => sum + seconds, 0)).toBeLessThanOrEqual(600)
        expect(batch.reduce((sum, { size }) => sum + size, 0)).toBeLessThanOrEqual(5_000_000)
      }
    }),
  )
  expect(splitBatches([{ seconds: 700, size: 10 }])).toEqual([[{ seconds: 700, size: 10 }]])
})

test('a batch as Google describes it, and what is none', () => {
  const answered = { response: { candidates: [] }, metadata: { key: 'one' } }
  const batch = {
    name: 'batches/abc',
    displayName: 'castwright-1',
    state: 'JOB_STATE_SUCCEEDED',
    dest: { inlinedResponses: [answered, { error: { code: 3 } }, 'nonsense'] },
  }
  expect(readBatch(batch)).toEqual({
    name: 'batches/abc',
    displayName: 'castwright-1',
    state: 'done',
    answers: [
      { key: 'one', json: { candidates: [] } },
      { key: undefined, json: undefined },
      { key: undefined, json: undefined },
    ],
  })
  const { dest: _, ...open } = { ...batch, state: 'JOB_STATE_RUNNING' }
  expect(readBatch(open)).toMatchObject({ state: 'open', answers: [] })
  expect(readBatch({ ...open, state: 'JOB_STATE_OF_THE_FUTURE' })?.state).toBe('open')
  for (const other of [undefined, {}, 'batches/abc', { name: 'models/abc' }, { name: 'batches/../x' }])
    expect(readBatch(other)).toBe(undefined)
})
