import { expect, test } from 'vitest'
import { nearestWord } from '../../../src/core/text/nearest-word.ts'

test('the nearest word is found, and none where none is near', () => {
  const words = ['pause', 'Music', 'laugh', 'laughs']
  const misspelt = ['puase', 'MUISC', 'paus', 'laughs', 'laugsh', 'lauhg', 'door', 'p', '']
  expect(misspelt.map((word) => nearestWord(word, words, 1))).toEqual([
    'pause',
    'Music',
    'pause',
    'laughs',
    'laugh',
    'laugh',
    undefined,
    undefined,
    undefined,
  ])
  expect([nearestWord('poise', words, 1), nearestWord('poise', words, 2)]).toEqual([undefined, 'pause'])
  expect(nearestWord('pause', [], 2)).toBe(undefined)
})
