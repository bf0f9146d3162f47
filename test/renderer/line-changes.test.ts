import { ChangeSet, Text } from '@codemirror/state'
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { lineChanges } from '../../src/renderer/editor/line-changes.ts'

const text = fc
  .array(fc.constantFrom('a', 'b', 'c', 'ten words of a line', ''), { maxLength: 20 })
  .map((lines) => lines.join('\n'))

test('the changes make the other text, and leave alone what both have', () => {
  fc.assert(
    fc.property(text, text, (before, after) => {
      const changes = ChangeSet.of([...lineChanges(before, after)], before.length)
      expect(changes.apply(Text.of(before.split('\n'))).toString()).toBe(after)
    }),
  )
  expect(lineChanges('a\nb\nc\n', 'a\nc\nd\n')).toEqual([
    { from: 2, to: 4, insert: '' },
    { from: 6, to: 6, insert: 'd\n' },
  ])
})

test('very many changes are made fewer, and make the same text', () => {
  const lines = Array.from({ length: 2000 }, (_, at) => `line ${at}`)
  const after = lines.map((line, at) => (at % 10 === 0 ? `${line} changed` : line)).join('\n')
  const changes = lineChanges(lines.join('\n'), after)
  expect(changes.length).toBeLessThanOrEqual(64)
  expect(
    ChangeSet.of([...changes], lines.join('\n').length)
      .apply(Text.of(lines))
      .toString(),
  ).toBe(after)
})
