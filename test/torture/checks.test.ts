import {
  appendFileSync,
  copyFileSync,
  mkdirSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { expect, test } from 'vitest'
import type { SeenRequest } from '../gemini-server/http/seen-request.ts'
import { findRepeats } from './check-requests.ts'
import { roomAfterRender, type RoomAfterRender } from './room-after-render.ts'
import { asking } from './seen-requests.ts'

test('nothing is wrong after a render', async () => {
  const { look } = await roomAfterRender()
  expect(await look()).toEqual([])
})

/** What is spoiled after a first look, and what kind of fault the second has to find. */
test.each<[string, string, (room: RoomAfterRender) => unknown]>([
  ['a take without audio', 'lost', ({ audio, one }) => rmSync(audio(one.key))],
  ['a take without facts', 'lost', ({ facts, one }) => rmSync(facts(one.key))],
  ['a passage that is gone', 'lost', ({ passages, passage }) => rmSync(passages.audioPath(passage.key))],
  ['another take in the place of one', 'lost', ({ keepAnew, one }) => keepAnew(one.key)],
  ['audio that ends too soon', 'torn', ({ audio, one }) => truncateSync(audio(one.key), 2000)],
  ['audio that was changed', 'torn', ({ audio, one }) => flipByte(audio(one.key), 3000)],
  ['facts that end too soon', 'torn', ({ facts, one }) => truncateSync(facts(one.key), 100)],
  [
    'finished audio that ends too soon',
    'torn',
    ({ episode }) => truncateSync(join(episode, 'talk.wav'), 999),
  ],
  ['finished audio that was changed', 'library', ({ episode }) => flipByte(join(episode, 'talk.wav'), 3000)],
  ['finished audio that is gone', 'library', ({ episode }) => rmSync(join(episode, 'talk.wav'))],
  ['a script that was changed', 'library', ({ episode }) => appendFileSync(join(episode, 'script.md'), 'x')],
  [
    'an episode that cannot be read',
    'library',
    ({ episode }) => truncateSync(join(episode, 'episode.json'), 50),
  ],
  ['a second episode', 'library', ({ episode }) => mkdirSync(`${episode}2`)],
  [
    'audio that nobody knows',
    'library',
    ({ episode, audio, one }) => copyFileSync(audio(one.key), join(episode, 'a.wav')),
  ],
  [
    'a file that was not finished',
    'left-over',
    ({ episode }) => writeFileSync(join(episode, '.a.0.1.2.part'), ''),
  ],
  ['a lock', 'left-over', ({ data }) => writeFileSync(join(data, 'one.lock'), '')],
  [
    'a torn line in the ledger',
    'books',
    ({ data }) => appendFileSync(join(data, 'ledger.jsonl'), '{"v":1,\n'),
  ],
  ['a ledger without its beginning', 'books', ({ data }) => dropFirstLine(join(data, 'ledger.jsonl'))],
  ['a database that says something else', 'books', ({ data }) => falsify(join(data, 'castwright.db'))],
  [
    'a database that is damaged',
    'books',
    ({ data }) => writeFileSync(join(data, 'castwright.db'), 'x'.repeat(9999)),
  ],
])('the checks see %s', async (_, kind, spoil) => {
  const room = await roomAfterRender()
  await room.look()
  await spoil(room)
  expect(await room.look()).toContain(kind)
})

test('the last line of the ledger may be torn', async () => {
  const { look, data } = await roomAfterRender()
  appendFileSync(join(data, 'ledger.jsonl'), '{"v":1,')
  expect(await look()).toEqual([])
})

test('the checks see what is asked for again', async () => {
  const { readShelves } = await roomAfterRender()
  const shelves = await readShelves()
  const repeats = (...requests: readonly SeenRequest[]) => findRepeats(requests, shelves, 0).length
  expect(repeats(asking('Five.'), asking('Three.'), asking('Five.', 'Six.'))).toBe(0)
  expect(repeats(asking('One.'))).toBe(1)
  expect(repeats(asking('Five.', 'Two.'))).toBe(1)
  expect(repeats(asking('Three.', 'Four.'))).toBe(1)
  expect(repeats(asking('Five.'), asking('Five.'))).toBe(1)
  // Found unusable, or never answered: then it may be asked for again.
  expect(findRepeats([asking('Five.'), asking('Five.')], shelves, 1)).toEqual([])
  expect(repeats({ ...asking('Five.'), aborted: true }, asking('Five.'))).toBe(0)
})

function flipByte(path: string, place: number): void {
  const bytes = readFileSync(path)
  bytes[place] = (bytes[place] ?? 0) ^ 0xff
  writeFileSync(path, bytes)
}

function dropFirstLine(path: string): void {
  writeFileSync(path, readFileSync(path, 'utf8').split('\n').slice(1).join('\n'))
}

function falsify(path: string): void {
  const database = new DatabaseSync(path)
  database.exec('UPDATE requests SET cost = cost + 1')
  database.close()
}
