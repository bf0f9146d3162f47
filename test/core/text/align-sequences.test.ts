import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { alignSequences } from '../../../src/core/text/align-sequences.ts'
import { diffWords } from '../../../src/core/text/diff-words.ts'

const keys = fc.array(fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f'), { maxLength: 30 })

test('pairs are of equal keys and rise in both; of a sequence and itself they are all', () => {
  fc.assert(
    fc.property(keys, keys, (before, after) => {
      const pairs = alignSequences(before, after)
      for (const [i, j] of pairs) expect(before[i]).toBe(after[j])
      for (const side of [0, 1] as const) {
        const places = pairs.map((pair) => pair[side])
        expect(places).toEqual([...new Set(places)].toSorted((a, b) => a - b))
      }
      expect(alignSequences(before, before)).toHaveLength(before.length)
    }),
  )
})

test('nothing is left between two pairs that both sequences have', () => {
  fc.assert(
    fc.property(keys, keys, (before, after) => {
      const ends = [...alignSequences(before, after), [before.length, after.length] as const]
      let [i, j] = [0, 0]
      for (const [place, other] of ends) {
        const between = new Set(before.slice(i, place))
        expect(after.slice(j, other).filter((key) => between.has(key))).toEqual([])
        ;[i, j] = [place + 1, other + 1]
      }
    }),
  )
})

test('words that differ are marked, with their marks and spaces; the rest is the one text and the other', () => {
  expect(diffWords('It is a strange subject.', 'It was quite a strange subject!')).toEqual([
    { kind: 'same', text: 'It ' },
    { kind: 'removed', text: 'is ' },
    { kind: 'added', text: 'was quite ' },
    { kind: 'same', text: 'a strange subject' },
    { kind: 'removed', text: '.' },
    { kind: 'added', text: '!' },
  ])
  expect(diffWords('水の中の音', '水の外の音').map(({ kind }) => kind)).toEqual([
    'same',
    'removed',
    'added',
    'same',
  ])
  const sentence = fc
    .array(fc.constantFrom('one', 'two', 'don’t', 'three,', '音', '<laugh>'))
    .map((words) => words.join(' '))
  fc.assert(
    fc.property(sentence, sentence, (before, after) => {
      const without = (kind: string) =>
        diffWords(before, after)
          .flatMap((piece) => (piece.kind === kind ? [] : [piece.text]))
          .join('')
      expect(without('removed')).toBe(after)
      expect(without('added').replaceAll(' ', '')).toBe(before.replaceAll(' ', ''))
    }),
  )
})
