import { expect, test } from 'vitest'
import { firstSound, lastSound } from '../../../src/core/align/letter-sounds.ts'

test.each([
  ['Well, I never.', 'soft', 'soft'],
  ['“Cluck?”', 'stop', 'stop'],
  ['That makes six weeks!', 'faint', 'hissed stop'],
  ['She laughed at the church', 'hiss', 'hissed stop'],
  ['Big house.', 'voiced stop', 'hiss'],
  ['Knots hold', 'soft', 'voiced stop'],
  ['Students ask', 'hissed stop', 'stop'],
  ['Scent or scandal', 'hiss', 'soft'],
  ['Scandal in August', 'hissed stop', 'stop'],
  ['École en été', 'soft', 'soft'],
  ['Then it stopped.', 'faint', 'stop'],
  ['Nearly high enough', 'soft', undefined],
  ['1984', undefined, undefined],
  ['你好', undefined, undefined],
  ['', undefined, undefined],
])('%j begins and ends so', (text, first, last) => {
  expect([firstSound(text), lastSound(text)]).toEqual([first, last])
})
