import { expect, test } from 'vitest'
import { splitPhrases } from '../../../src/core/align/split-phrases.ts'

test.each([
  ['Yes.', ['turn']],
  ['Well, yes. It is.', ['comma', 'sentence', 'turn']],
  ['At 10:30 we had 1,000 of them', ['turn']],
  ['“Really?” she asked — twice.', ['sentence', 'comma', 'turn']],
  ['你好，世界。再见', ['comma', 'sentence', 'turn']],
  ['One <short pause> two', ['sentence', 'turn']],
  ['', ['turn']],
])('%j ends its phrases so', (text, ends) => {
  expect(splitPhrases(text).map(({ end }) => end)).toEqual(ends)
})

test('a laugh is a phrase of its own, and characters are counted without marks for it', () => {
  expect(splitPhrases('Oh, no <laugh> not again.')).toEqual([
    { characters: 3, sounds: 0, end: 'comma', first: 'soft', last: 'faint' },
    { characters: 2, sounds: 0, end: 'comma', first: 'soft', last: 'soft' },
    { characters: 0, sounds: 1, end: 'comma', first: undefined, last: undefined },
    { characters: 10, sounds: 0, end: 'turn', first: 'soft', last: 'soft' },
  ])
})
