import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { diffLines } from '../../../src/core/text/diff-lines.ts'

const text = fc
  .array(fc.constantFrom('a', 'b', 'c', 'd', ''), { maxLength: 30 })
  .map((lines) => lines.join('\n'))

test('what is the same and removed is the one text, what is the same and added the other', () => {
  fc.assert(
    fc.property(text, text, (before, after) => {
      const lines = diffLines(before, after)
      const side = (without: string) =>
        lines
          .filter(({ kind }) => kind !== without)
          .map((line) => line.text)
          .join('\n')
      expect(side('added')).toBe(before)
      expect(side('removed')).toBe(after)
    }),
  )
})

test('equal texts have no difference', () => {
  fc.assert(fc.property(text, (same) => diffLines(same, same).every(({ kind }) => kind === 'same')))
})

test('one changed line is one line out and one in', () => {
  expect(diffLines('a\nb\nc', 'a\nx\nc')).toEqual([
    { kind: 'same', text: 'a' },
    { kind: 'removed', text: 'b' },
    { kind: 'added', text: 'x' },
    { kind: 'same', text: 'c' },
  ])
})

const long = (letter: string) => Array.from({ length: 3000 }, (_, at) => `${letter}${at}`).join('\n')

test('texts that are far apart and long are given as replaced', () => {
  const lines = diffLines(long('a'), long('b'))
  expect(lines.map(({ kind }) => kind)).toEqual([
    ...Array.from({ length: 3000 }, () => 'removed'),
    ...Array.from({ length: 3000 }, () => 'added'),
  ])
})
