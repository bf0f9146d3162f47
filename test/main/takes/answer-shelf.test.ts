import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { Passage, Spoken } from '../../../src/main/engines/speech-engine.ts'
import { createAnswerShelf } from '../../../src/main/takes/answer-shelf.ts'
import { createPassageStore } from '../../../src/main/takes/passage-store.ts'
import { createTakeStore } from '../../../src/main/takes/take-store.ts'
import { temporaryFolder } from '../../helpers/temporary-folder.ts'

const passage: Passage = {
  turns: [
    { speaker: 'Host', text: 'Hello.', voice: 'Kore', style: 'warm', pace: 1, place: 'line 1' },
    { speaker: 'Guest', text: 'Hi.', voice: 'Puck', style: undefined, pace: 1, place: 'line 2' },
  ],
  language: 'en',
}
const spoken: Spoken = {
  pcm: Int16Array.from([0, 1, -1, 32_767, -32_768, 12_345]),
  rate: 24_000,
  finish: 'stop',
  usage: { tokensIn: 5, tokensOut: 8, cost: 0.01 },
  words: [],
}

const clock = () => new Date(0)

function shelfIn(root: string, usesStyle = true) {
  const takes = createTakeStore(root, join(root, 'takes'), clock)
  const passages = createPassageStore(root, join(root, 'takes'), clock)
  const shelf = createAnswerShelf({ takes, passages }, { id: 'gemini', model: 'some/1', usesStyle })
  return { takes, passages, shelf }
}

test('an answer comes back from the shelf sample by sample', async () => {
  const root = temporaryFolder()
  mkdirSync(join(root, 'takes'))
  const { shelf, takes, passages } = shelfIn(root)
  expect(await shelf.find(passage)).toBeUndefined()
  const key = await shelf.keep(passage, spoken)
  expect(await shelf.find(passage)).toEqual(spoken)

  expect([...(await passages.known())]).toEqual([key])
  expect([...(await takes.known())]).toEqual([])
  writeFileSync(passages.audioPath(key), 'not audio')
  expect(await shelf.find(passage)).toBeUndefined()
})

test('what changes the sound is another answer; who says it and where it stands does not', async () => {
  const root = temporaryFolder()
  mkdirSync(join(root, 'takes'))
  const { shelf } = shelfIn(root)
  await shelf.keep(passage, spoken)
  const moved = passage.turns.map((turn) => ({ ...turn, speaker: 'Other', place: 'line 9' }))
  expect(await shelf.find({ ...passage, turns: moved })).toEqual(spoken)
  const cold = passage.turns.map((turn) => ({ ...turn, style: 'cold' }))
  expect(await shelf.find({ ...passage, turns: cold })).toBeUndefined()
})

test('a style that the engine does not use names no other answer', async () => {
  const root = temporaryFolder()
  mkdirSync(join(root, 'takes'))
  const { shelf } = shelfIn(root, false)
  await shelf.keep(passage, spoken)
  const plain = passage.turns.map((turn) => ({ ...turn, style: undefined }))
  expect(await shelf.find({ ...passage, turns: plain })).toEqual(spoken)
})
