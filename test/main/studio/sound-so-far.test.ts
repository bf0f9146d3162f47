import { existsSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeEach, expect, test } from 'vitest'
import { makeLibrary, type Library } from '../../../src/main/library/library.ts'
import { openAudio } from '../../../src/main/audio/decode/open-audio.ts'
import { addPiece } from '../../../src/main/music/add-piece.ts'
import { createDecodedMusic, type DecodedMusic } from '../../../src/main/music/decoded-music.ts'
import { readLines } from '../../../src/main/studio/line-at.ts'
import { createMastering } from '../../../src/main/studio/mastering/mastering.ts'
import { soundSoFar } from '../../../src/main/studio/sound-so-far.ts'
import { createTakeNotes } from '../../../src/main/takes/take-notes.ts'
import { createFakeEngine } from '../../helpers/fake-engine.ts'
import { twoTones, writeStereo } from '../../helpers/sample-music.ts'
import { temporaryFolder } from '../../helpers/temporary-folder.ts'

const workerPath = fileURLToPath(
  new URL('../../../src/main/studio/mastering/mastering-worker.ts', import.meta.url),
)
const mastering = createMastering({ workerPath })
afterAll(() => mastering.close())

const talk =
  '# One\nAnn: Hello there my friend.\nBob: Good day to you.\n[pause 20s]\n# Two\nAnn: How are you?\n'
const engine = createFakeEngine()
const notes = createTakeNotes()
const { signal } = new AbortController()

let library: Library
let folder: string
let data: string
let decoded: DecodedMusic
beforeEach(async () => {
  data = temporaryFolder()
  decoded = createDecodedMusic({ data, open: openAudio })
  library = await makeLibrary(join(data, 'library'), () => new Date(0))
  folder = (await library.episodes.create('Talk', {})).folder
  writeFileSync(join(folder, 'script.md'), talk)
})

async function make(...turns: number[]): Promise<void> {
  const { lines } = await readLines({ library, episode: await library.episodes.load(folder), engine, notes })
  for (const { planned } of lines) {
    if (!turns.includes(planned.turn)) continue
    const words = planned.request.turns.map((said) => ({ ...said, speaker: 'Ann', place: '' }))
    const spoken = await engine.speak({ turns: words, language: undefined }, { signal })
    await library.takes.keep(planned.key, planned.request, spoken)
  }
}

async function hear() {
  const episode = await library.episodes.load(folder)
  const target = { rate: 24_000, channels: 1, loudness: -16, ceiling: -1 } as const
  return soundSoFar({ library, episode, engine, notes, mastering, decoded, target, data, signal })
}

test('what is made from the first line on can be heard before the rest is', async () => {
  expect(await hear()).toBeNull()
  await make(0, 2)
  const one = await hear()
  expect(one?.turns.map(({ turn }) => turn)).toEqual([0])
  await make(1)
  // All three are there now.
  const all = await hear()
  expect(all?.turns.map(({ turn, speaker }) => [turn, speaker])).toEqual([
    [0, 'Ann'],
    [1, 'Bob'],
    [2, 'Ann'],
  ])
  expect(all?.chapters.map(({ title }) => title)).toEqual(['One', 'Two'])
  const [first, second] = [one?.audio ?? '', all?.audio ?? '']
  // The one before is not kept.
  expect([existsSync(first), existsSync(second)]).toEqual([false, true])
  expect((statSync(second).size - 44) / 48_000).toBeCloseTo(all?.seconds ?? 0, 2)
})

test('it ends with its last line: what the script has after that is not waited for', async () => {
  await make(0, 1)
  const two = await hear()
  expect(two?.turns).toHaveLength(2)
  expect(two?.seconds).toBeLessThan(4)
  expect(two?.chapters).toHaveLength(1)
})

test('another pause between its lines makes another sound of it', async () => {
  await make(0, 1, 2)
  const before = await hear()
  writeFileSync(join(folder, 'script.md'), talk.replace('20s', '1s'))
  const after = await hear()
  expect(after?.key).not.toBe(before?.key)
  expect(after?.audio).not.toBe(before?.audio)
})

test('an intro is heard before the first line that is made; an outro only when all are', async () => {
  const theme = join(data, 'theme.wav')
  writeStereo(theme, 5, twoTones)
  await addPiece(theme, { music: library.music, decoded, clock: () => new Date(0), signal })
  await library.episodes.update(folder, (file) => ({ ...file, music: { intro: 'theme', outro: 'theme' } }))
  await make(0)
  const one = await hear()
  // 3 of its 5 seconds are heard alone.
  expect((one?.turns[0]?.at ?? 0) / 24_000).toBeCloseTo(3, 1)
  await make(1, 2)
  const all = await hear()
  const spoken = (all?.turns[2]?.until ?? 0) / 24_000
  expect(one?.seconds).toBeLessThan(6)
  expect(all?.seconds).toBeCloseTo(spoken + 3, 0)
  // Stereo at 44.1 kHz.
  expect((statSync(all?.audio ?? '').size - 44) / (44_100 * 4)).toBeCloseTo(all?.seconds ?? 0, 2)
})
