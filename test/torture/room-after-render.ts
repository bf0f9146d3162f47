import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { takeKey, type TakeRequest } from '../../src/core/plan/take-key.ts'
import { makeLibrary } from '../../src/main/library/library.ts'
import { forEpisode } from '../helpers/book-requests.ts'
import { openBooks } from '../helpers/open-books.ts'
import { writeTake } from '../helpers/sample-episode.ts'
import { temporaryFolder } from '../helpers/temporary-folder.ts'
import { checkBooks } from './check-books.ts'
import { createEpisodeChecker } from './check-episodes.ts'
import { createAnswerTracker } from './keep-track-of-answers.ts'
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
export async function roomAfterRender() {
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

export type RoomAfterRender = Awaited<ReturnType<typeof roomAfterRender>>
