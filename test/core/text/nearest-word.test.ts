import fc from 'fast-check'
import { expect, test } from 'vitest'
import { editDistance, nearestWord } from '../../../src/core/text/nearest-word.ts'

test('the nearest word is offered, and none where none is near', () => {
  const voices = ['Zephyr', 'Puck', 'Charon', 'Kore', 'Orus', 'Umbriel', 'Sadachbia', 'Sadaltager']
  expect(
    ['zephir', 'Pcuk', 'Koer', 'Uranus', 'sadaltagger', 'Caron', 'X', '', 'Beethoven'].map((word) =>
      nearestWord(word, voices),
    ),
  ).toEqual(['Zephyr', 'Puck', 'Kore', 'Orus', 'Sadaltager', 'Charon', undefined, undefined, undefined])
})

test('edit distance counts slips, and gives up beyond its limit', () => {
  expect(editDistance('kitten', 'sitting', 9)).toBe(3)
  expect(editDistance('pause', 'puase', 9)).toBe(1)
  expect(editDistance('', 'abc', 9)).toBe(3)
  expect(editDistance('kitten', 'sitting', 1)).toBe(2)
})

test('edit distance is the same both ways, and zero for equal words alone', () => {
  const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 6 })
  fc.assert(
    fc.property(word, word, (one, other) => {
      const distance = editDistance(one, other, 10)
      expect(distance).toBe(editDistance(other, one, 10))
      expect(distance === 0).toBe(one === other)
    }),
  )
})
