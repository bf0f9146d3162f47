import { expect, test } from 'vitest'
import { repeatedWords } from '../../../src/core/check/repeated-words.ts'

test.each([
  ['nothing is said again here', ''],
  ['Row, row, row your boat.', 'row'],
  ['We went home. Why? Because we went home!', 'we went home'],
  ['no no no no', 'no no'],
  ['', ''],
])('%s', (text, run) => {
  expect(repeatedWords(text)).toBe(run)
})
