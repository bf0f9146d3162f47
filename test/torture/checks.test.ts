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
import { takeKey, type TakeRequest } from '../../src/core/plan/take-key.ts'
import { makeLibrary } from '../../src/main/library/library.ts'
import type { SeenRequest } from '../gemini-server/http/seen-request.ts'
import { forEpisode } from '../helpers/book-requests.ts'
import { openBooks } from '../helpers/open-books.ts'
import { writeTake } from '../helpers/sample-episode.ts'
import { temporaryFolder } from '../helpers/temporary-folder.ts'
import { createBatchChecker, phaseOf, type BatchRun } from './check-batches.ts'
import { checkBooks } from './check-books.ts'
import { createEpisodeChecker } from './check-episodes.ts'
import { findRepeats } from './check-requests.ts'
import { createAnswerTracker } from './keep-track-of-answers.ts'
import { readBatches } from './read-batches.ts'
import { readEntries } from './read-entries.ts'
import { createShelfReader } from './read-shelves.ts'

const clock = () => new Date('2026-11-23T12:00:00Z')
const pcm = Int16Array.from({ length: 24_000 }, (_, i) => Math.round(8000 * Math.sin(i / 20)))
const script = 'Host: One.\nGuest: Two.\n'

function requestFor(...texts: readonly string[]): TakeRequest {
  const turns = texts.map((text) => ({ text, voice: 'Kore', style: undefined, pace: 1 }))
  return { engine: 'gemini', model: 'gemini-3.8-flash-tts', language: undefined, turns, take: 1 }
}

/** A room as a render leaves it: two takes, a passage that waits to be cut, an episode, and the books of three requests. */
async function roomAfterRender() {
  const folder = temporaryFolder()
  const root = join(folder, 'library')
  const library = await makeLibrary(root, clock)
  const usage = { tokensIn: 1, tokensOut: 2, cost: 0.01 }
  const spoken = { pcm, rate: 24_000, finish: 'stop', usage, words: [] } as const
  const keep = async (store: typeof library.takes, ...texts: readonly string[]) => {
    const request = requestFor(...texts)
    return store.keep(takeKey(request), request, spoken)
  }
  const [one, two] = [await keep(library.takes, 'One.'), await keep(library.takes, 'Two.')]
  const passage = await keep(library.passages, 'Three.', 'Four.')

  const data = join(folder, 'data')
  const { books, spending, close } = await openBooks({ data })
  for (const { key } of [one, two, passage])
    await books.ended(await books.sent(forEpisode('one', 0.1)), {
      outcome: 'kept',
      take: key,
      seconds: 1,
      usage,
      latency: 1,
    })
  // The database follows the ledger when it is asked.
  spending()
  await close()

  const { folder: episode } = await library.episodes.create('talk', {})
  writeFileSync(join(episode, 'script.md'), script)
  writeTake(join(episode, 'talk.wav'), pcm, 24_000)
  const place = { speaker: 'Host', start: 0, end: 1, at: 0, until: 1 }
  await library.episodes.update(episode, (file) => ({
    ...file,
    turns: [one, two].map(({ key }) => ({ ...place, take: key })),
    master: {
      file: 'talk.wav',
      key: one.key,
      bytes: readFileSync(join(episode, 'talk.wav')).length,
      rate: 24_000,
      channels: 1,
      seconds: 1,
      loudness: -16,
      truePeak: -1,
    },
  }))

  const readShelves = createShelfReader(root)
  const track = createAnswerTracker()
  const checkEpisodes = createEpisodeChecker()
  /** The kinds of faults that are found now. */
  const look = async () => {
    const shelves = await readShelves()
    const entries = await readEntries(join(data, 'ledger.jsonl'))
    const scripts = new Set([script])
    const faults = [
      ...shelves.faults,
      ...entries.faults,
      ...track(shelves, entries),
      ...(await checkBooks(data, entries, temporaryFolder())),
      ...(await checkEpisodes({ folder, shelves, script, scripts, rendered: 2 })),
    ]
    return [...new Set(faults.map(({ kind }) => kind))]
  }
  const audio = (key: string) => library.takes.audioPath(key)
  const facts = (key: string) => audio(key).replace('.wav', '.json')
  const keepAnew = (key: string) =>
    library.takes.keep(key, requestFor('One.'), { ...spoken, pcm: pcm.subarray(5) })
  return {
    data,
    episode,
    one,
    passage,
    passages: library.passages,
    look,
    readShelves,
    audio,
    facts,
    keepAnew,
  }
}

type Room = Awaited<ReturnType<typeof roomAfterRender>>

test('nothing is wrong after a render', async () => {
  const { look } = await roomAfterRender()
  expect(await look()).toEqual([])
})

/** What is spoiled after a first look, and what kind of fault the second has to find. */
test.each<[string, string, (room: Room) => unknown]>([
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

function asking(...texts: readonly string[]): SeenRequest {
  return {
    index: 0,
    operation: 'generateContent',
    method: 'POST',
    path: '/',
    query: new URLSearchParams(),
    headers: {},
    body: { contents: [{ parts: texts.map((text) => ({ text })) }] },
    at: 0,
    misbehaviour: 'none',
    status: 200,
    aborted: false,
    ended: Promise.resolve(),
  }
}

/** An order of a batch: its texts by the entries of the ledger. */
function ordering(displayName: string, texts: Readonly<Record<string, string>>): SeenRequest {
  const requests = Object.entries(texts).map(([key, text]) => ({
    request: { contents: [{ parts: [{ text }] }] },
    metadata: { key },
  }))
  const body = { batch: { displayName, inputConfig: { requests: { requests } } } }
  return { ...asking(), operation: 'batchGenerateContent', body }
}

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
