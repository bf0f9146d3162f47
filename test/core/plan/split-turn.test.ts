import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { splitTurn } from '../../../src/core/plan/split-turn.ts'

test('a turn is cut between sentences, into parts of about the same length', () => {
  expect(splitTurn('One is here. Two is there! “Is three?” Four.', 2)).toEqual([
    'One is here. Two is there!',
    '“Is three?” Four.',
  ])
  expect(splitTurn('A first paragraph\nand a second one.', 2)).toEqual([
    'A first paragraph',
    'and a second one.',
  ])
})

test('one sentence stays one, however many parts are asked for', () => {
  expect(splitTurn('Only this, and nothing more', 3)).toEqual(['Only this, and nothing more'])
  expect(splitTurn('It costs 3.5 dollars in the U.S.A today', 2)).toHaveLength(1)
})

test('what has no words goes with what has', () => {
  expect(splitTurn('Hello there my friend. ...', 2)).toEqual(['Hello there my friend. ...'])
  expect(splitTurn('… One is here.\n\n—\n\nTwo is there!', 2)).toEqual(['… One is here. —', 'Two is there!'])
})

const sentence = fc
  .array(fc.stringMatching(/^[a-zé]{1,9}$/), { minLength: 1, maxLength: 8 })
  .map((words) => `${words.join(' ')}.`)

test('no word is lost or said twice, and no part is empty', () => {
  fc.assert(
    fc.property(
      fc.array(sentence, { minLength: 1, maxLength: 20 }),
      fc.integer({ min: 1, max: 6 }),
      (all, parts) => {
        const text = all.join(' ')
        const pieces = splitTurn(text, parts)
        expect(pieces.join(' ')).toBe(text)
        expect(pieces.length).toBeLessThanOrEqual(parts)
        expect(pieces.every((piece) => piece !== '')).toBe(true)
      },
    ),
  )
})
