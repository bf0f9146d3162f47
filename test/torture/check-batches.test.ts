import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { temporaryFolder } from '../helpers/temporary-folder.ts'
import { createBatchChecker, phaseOf, type BatchRun } from './check-batches.ts'
import { readBatches } from './read-batches.ts'
import { roomAfterRender } from './room-after-render.ts'
import { asking, ordering } from './seen-requests.ts'

function entrySet(...ids: readonly string[]): ReadonlySet<string> {
  return new Set(ids)
}

/** Two lines that are asked for in a batch, as the ledger and the disk stand when it is on its way. */
const order = ordering('castwright-b', { one: 'One.', two: 'Two.' })
const onItsWay: Omit<BatchRun, 'requests'> = {
  ledger: { sent: entrySet('one', 'two'), ended: new Map() },
  batches: [{ id: 'b', name: 'batches/1', entries: ['one', 'two'] }],
  isDone: false,
}
const keptEntries = (outcome: 'kept' | 'failed') => new Map(['one', 'two'].map((id) => [id, { outcome }]))

test('nothing is wrong with a batch that is sent, waited for and collected, also where nobody heard that it was taken', async () => {
  const check = createBatchChecker()
  const unheard = { ...order, aborted: true, status: undefined }
  const nameless = onItsWay.batches.map((batch) => ({ ...batch, name: undefined }))
  expect(check({ ...onItsWay, requests: [unheard], batches: nameless })).toEqual([])
  expect(check({ ...onItsWay, requests: [asking('Three.')] })).toEqual([])
  const ledger = { ...onItsWay.ledger, ended: keptEntries('kept') }
  // Collected in this run, and found bad by the checks.
  expect(check({ requests: [asking('One.')], ledger, batches: [], isDone: true })).toEqual([])
})

/** The second of two runs, and what kind of fault is to be found in it. */
test.each<[string, string, Partial<BatchRun>]>([
  ['whose line is asked for by itself', 'asked-again', { requests: [asking('Three.', 'Two.')] }],
  [
    'whose line is asked for in another',
    'asked-again',
    {
      requests: [ordering('castwright-c', { three: 'One.' })],
      ledger: { ...onItsWay.ledger, sent: entrySet('one', 'two', 'three') },
      batches: [...onItsWay.batches, { id: 'c', name: 'batches/2', entries: ['three'] }],
    },
  ],
  [
    'that is created twice',
    'asked-again',
    { requests: [order], ledger: { ...onItsWay.ledger, ended: keptEntries('kept') } },
  ],
  ['that is not on disk', 'lost', { batches: [] }],
  ['whose answer was thrown away', 'lost', { ledger: { ...onItsWay.ledger, ended: keptEntries('failed') } }],
  ['that is not in the ledger', 'unbooked', { ledger: { ...onItsWay.ledger, sent: entrySet('one') } }],
  ['that is left when all is done', 'left-over', { isDone: true }],
])('the checks see a batch %s', (_, kind, second) => {
  const check = createBatchChecker()
  expect(check({ ...onItsWay, requests: [order] })).toEqual([])
  const faults = check({ ...onItsWay, requests: [], ...second })
  expect([...new Set(faults.map((fault) => fault.kind))]).toEqual([kind])
})

test('the batches on disk are read, a torn one is seen, and how they stand', async () => {
  const data = temporaryFolder()
  expect(await readBatches(data)).toEqual({ batches: [], faults: [] })
  mkdirSync(join(data, 'batches'))
  const file = { version: 1, id: 'b', requests: [{ entry: 'one', passage: { turns: [{ text: 'One.' }] } }] }
  writeFileSync(join(data, 'batches', 'b.json'), JSON.stringify(file))
  writeFileSync(join(data, 'batches', 'c.json'), JSON.stringify(file).slice(0, 20))
  const { batches, faults } = await readBatches(data)
  expect([batches, faults.map(({ kind }) => kind)]).toEqual([
    [{ id: 'b', name: undefined, entries: ['one'], texts: [['One.']] }],
    ['torn'],
  ])
  const texts = [['One.'], ['Nine.']]
  const { readShelves } = await roomAfterRender()
  const full = await readShelves()
  const empty = { takes: new Map(), passages: new Map() }
  expect(phaseOf({ name: undefined, texts }, empty)).toBe('sent')
  expect(phaseOf({ name: 'batches/1', texts }, empty)).toBe('waited for')
  expect(phaseOf({ name: 'batches/1', texts }, full)).toBe('collected')
})
