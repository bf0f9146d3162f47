import { execFileSync, spawnSync } from 'node:child_process'
import {
  mkdirSync,
  readFileSync,
  readdirSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'
import { takeKey, type TakeRequest } from '../../../src/core/plan/take-key.ts'
import type { Spoken } from '../../../src/main/engines/speech-engine.ts'
import { machineMark } from '../../../src/main/files/part-name.ts'
import { createTakeStore } from '../../../src/main/takes/take-store.ts'
import { temporaryFolder } from '../../helpers/temporary-folder.ts'

const request: TakeRequest = {
  engine: 'draft',
  model: 'tone-1',
  language: undefined,
  turns: [{ text: 'Hello', voice: 'Clara', style: undefined, pace: 1 }],
  take: 1,
}
const key = takeKey(request)
const spoken: Spoken = {
  pcm: Int16Array.from({ length: 24_000 }, (_, i) => Math.round(9000 * Math.sin(i / 20))),
  rate: 24_000,
  finish: 'stop',
  usage: { tokensIn: 1, tokensOut: 2, cost: 0 },
  words: [],
}

function makeStore() {
  const root = temporaryFolder()
  mkdirSync(join(root, 'takes'))
  return { root, store: createTakeStore(root, join(root, 'takes'), () => new Date(0)) }
}

test('a take that was kept is found again, with its audio under the key of its request', async () => {
  const { root, store } = makeStore()
  expect(await store.find(key)).toBeUndefined()
  const kept = await store.keep(key, request, spoken)
  expect(await store.find(key)).toEqual(kept)
  expect(store.audioPath(key)).toBe(join(root, 'takes', key.slice(0, 2), `${key}.wav`))
  expect(readFileSync(store.audioPath(key)).subarray(-48_000)).toEqual(Buffer.from(spoken.pcm.buffer))
  expect(readdirSync(join(root, 'takes', key.slice(0, 2))).toSorted()).toEqual([`${key}.json`, `${key}.wav`])
})

test('the name and the recorded hash are those of a public tool', async () => {
  const { store } = makeStore()
  const { audio } = await store.keep(key, request, spoken)
  expect(execFileSync('sha256sum', [store.audioPath(key)], { encoding: 'utf8' }).slice(0, 64)).toBe(audio)
})

test('a take that is not whole is not there', async () => {
  const { store } = makeStore()
  const damage: (() => void)[] = [
    () => truncateSync(store.audioPath(key), 1000),
    () => rmSync(store.audioPath(key)),
    // One bit of one sample, nothing else.
    () => {
      const audio = readFileSync(store.audioPath(key))
      audio.writeUInt8(audio.readUInt8(20_000) ^ 1, 20_000)
      writeFileSync(store.audioPath(key), audio)
    },
    () => writeFileSync(store.audioPath(key).replace('.wav', '.json'), '{"version":1'),
    () => rmSync(store.audioPath(key).replace('.wav', '.json')),
  ]
  for (const spoil of damage) {
    await store.keep(key, request, spoken)
    expect(await store.find(key)).toBeDefined()
    spoil()
    expect(await store.find(key)).toBeUndefined()
  }
})

test('what a killed process left on a shelf goes at the next take that is kept there', async () => {
  const { store } = makeStore()
  const shelf = dirname(store.audioPath(key))
  mkdirSync(shelf)
  const ended = spawnSync(process.execPath, ['-e', '']).pid
  const name = `.x.wav.${machineMark()}.${ended}.00000000.part`
  writeFileSync(join(shelf, name), 'half')
  await store.keep(key, request, spoken)
  expect(readdirSync(shelf).toSorted()).toEqual([`${key}.json`, `${key}.wav`])
})

test('exploit: a folder of takes that is a link out of the library is not written through', async () => {
  const { root, store } = makeStore()
  const outside = temporaryFolder()
  symlinkSync(outside, join(root, 'takes', key.slice(0, 2)))
  await expect(store.keep(key, request, spoken)).rejects.toMatchObject({ code: 'path-escapes' })
  expect(readdirSync(outside)).toEqual([])
})

test('a shelf that somebody has cleared away meanwhile costs no take', async () => {
  const { store } = makeStore()
  await store.keep(key, request, spoken)
  rmSync(dirname(store.audioPath(key)), { recursive: true })
  const kept = await store.keep(key, request, spoken)
  expect(await store.find(key)).toEqual(kept)
})

test('facts never get their name before the audio has its own', async () => {
  const { store } = makeStore()
  mkdirSync(join(store.audioPath(key), 'in the way'), { recursive: true })
  await expect(store.keep(key, request, spoken)).rejects.toMatchObject({ name: 'StudioError' })
  expect(readdirSync(dirname(store.audioPath(key)))).toEqual([`${key}.wav`])
})
