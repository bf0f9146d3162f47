import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { foldText } from '../../../src/core/draft/fold-text.ts'
import { splitPieces } from '../../../src/core/draft/split-pieces.ts'

const piecesOf = (text: string, longest: number) =>
  splitPieces(foldText(text), longest).map((piece) => piece.map((token) => token.text).join(' '))

test('a short text is one piece', () => {
  expect(piecesOf('One sentence. And another.', 100)).toEqual(['One sentence. And another.'])
})

test('after the last sentence that fits', () => {
  expect(piecesOf('First one. Second one. Third one, which is long.', 30)).toEqual([
    'First one. Second one.',
    'Third one, which is long.',
  ])
})

test('a paragraph ends a sentence too', () => {
  expect(piecesOf('A title\nThe words below it go on', 20)).toEqual([
    'A title',
    'The words below it',
    'go on',
  ])
})

test('after a comma where there is no sentence, else between words', () => {
  expect(piecesOf('one two three, four five six seven', 24)).toEqual([
    'one two three,',
    'four five six seven',
  ])
  expect(piecesOf('one two three four five', 13)).toEqual(['one two three', 'four five'])
})

test('nothing is lost, and only a single word is ever longer than asked', () => {
  const words = fc.array(fc.stringMatching(/^[a-z]{1,30}[.,!]?$/), { maxLength: 60 })
  fc.assert(
    fc.property(words, fc.integer({ min: 5, max: 100 }), (all, longest) => {
      const tokens = foldText(all.join(' '))
      const pieces = splitPieces(tokens, longest)
      expect(pieces.flat()).toEqual(tokens)
      for (const piece of pieces) {
        const length = piece.reduce((total, token) => total + token.text.length + 1, 0) - 1
        expect(piece.length === 1 || length <= longest).toBe(true)
      }
    }),
  )
})
