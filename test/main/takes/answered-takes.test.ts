import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { takeKey, type TakeRequest } from '../../../src/core/plan/take-key.ts'
import { turnRequests } from '../../../src/core/plan/turn-requests.ts'
import { answeredTakes } from '../../../src/main/takes/answered-takes.ts'
import { createPassageStore } from '../../../src/main/takes/passage-store.ts'
import { rescuedAnswers } from '../../../src/main/takes/rescue-answers.ts'
import { temporaryFolder } from '../../helpers/temporary-folder.ts'

const clock = () => new Date(0)
const requestOf = (...texts: string[]): TakeRequest => ({
  engine: 'gemini',
  model: 'm',
  language: undefined,
  turns: texts.map((text) => ({ text, voice: 'Kore', style: undefined, pace: 1 })),
  take: 1,
})
const spoken = {
  pcm: new Int16Array(2400),
  rate: 24_000,
  finish: 'stop' as const,
  usage: { tokensIn: 0, tokensOut: 0, cost: 0 },
  words: [],
}

test('what was answered and is not in its place yet is known: it will not be paid for again', async () => {
  const [root, data] = [temporaryFolder(), temporaryFolder()]
  mkdirSync(join(root, 'takes'))
  const passages = createPassageStore(root, join(root, 'takes'), clock)
  const away = rescuedAnswers(root, data, clock)
  expect((await answeredTakes({ root, passages }, data, clock)).size).toBe(0)
  const [alone, uncut, rescued] = [
    requestOf('One.'),
    requestOf('Two.', 'Three.'),
    requestOf('Four.', 'Five.'),
  ]
  await away.takes.keep(takeKey(alone), alone, spoken)
  await passages.keep(takeKey(uncut), uncut, spoken)
  await away.passages.keep(takeKey(rescued), rescued, spoken)
  const keys = [takeKey(alone), ...[uncut, rescued].flatMap(turnRequests).map(({ key }) => key)]
  expect(await answeredTakes({ root, passages }, data, clock)).toEqual(new Set(keys))
  // Of this library, and of no other.
  expect((await answeredTakes({ root: '/elsewhere', passages }, data, clock)).size).toBe(2)
})
