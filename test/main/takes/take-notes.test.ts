import { expect, test } from 'vitest'
import type { TakeFile } from '../../../src/main/takes/take-file.ts'
import { createTakeNotes } from '../../../src/main/takes/take-notes.ts'

const take = (key: string, more: Partial<TakeFile> = {}): TakeFile => ({
  version: 1,
  key,
  request: { engine: 'gemini', model: 'm', turns: [], take: 1 },
  createdAt: '2026-11-23T10:00:00Z',
  rate: 24_000,
  samples: 0,
  audio: '0'.repeat(64),
  speech: { start: 0, end: 0 },
  level: { blocks: 0, energy: 0 },
  finish: 'stop',
  usage: { tokensIn: 0, tokensOut: 0, cost: 0 },
  words: [],
  ...more,
})
const bad = { rules: 1, verdict: 'bad', reasons: [] } as const
const ok = { rules: 1, verdict: 'ok', reasons: [] } as const

test('what is made again under its old key has no verdict until it is checked', async () => {
  const notes = createTakeNotes()
  notes.learn(take('a', { note: { ...bad, reasons: [] }, passage: 'p'.repeat(64) }))
  expect([notes.of('a')?.verdict, notes.isCut('a')]).toEqual(['bad', true])
  notes.forget('a')
  expect([notes.of('a'), notes.isCut('a')]).toEqual([undefined, false])
  // As it was read, whatever was known of it: it may be spoken by itself now.
  notes.learn(take('a', { passage: 'p'.repeat(64) }))
  await notes.read({ facts: async (key) => take(key, { note: { ...ok, reasons: [] } }) }, ['a'])
  expect([notes.of('a')?.verdict, notes.isCut('a')]).toEqual(['ok', false])
})

test('what is gone from the library may come back as another take', () => {
  const notes = createTakeNotes()
  for (const key of ['a', 'b']) notes.learn(take(key, { note: { ...bad, reasons: [] } }))
  notes.learn(take('c', { passage: 'p'.repeat(64) }))
  notes.forgetAllBut(new Set(['b']))
  expect(['a', 'b', 'c'].map((key) => notes.of(key)?.verdict ?? notes.isCut(key))).toEqual([
    false,
    'bad',
    false,
  ])
})
