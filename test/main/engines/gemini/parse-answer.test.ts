import { array, assert, constantFrom, integer, jsonValue, property, record, uint8Array } from 'fast-check'
import { expect, test } from 'vitest'
import { parseAnswer } from '../../../../src/main/engines/gemini/parse-answer.ts'

const audio = 'UklGRgAB+/=='.repeat(6000)

/** What stands at an end of a long text: each is a way in which it may not be what its bytes are. */
const ends = ['', 'ü', '日本', '\\', '\\\\', '"', '\\"', '\n', '":', '"data":', '\uFEFF', '\u0000'] as const

test('property: it reads what JSON.parse reads, whatever is long, and where', () => {
  const end = constantFrom(...ends)
  const times = integer({ min: 0, max: 1 })
  const parts = array(record({ inner: jsonValue(), start: end, end, times }), { maxLength: 3 })
  const shape = record({ parts, indent: constantFrom('', '\t', ' \r\n'), mark: constantFrom('', '\uFEFF') })
  assert(
    property(shape, ({ parts: given, indent, mark }) => {
      const value = given.map(({ inner, start, end: last, times: many }) => {
        const text = start + audio.repeat(many) + last
        // As what goes round the parser, as what does not, and as a name.
        return {
          inner,
          data: text,
          '"data': text,
          other: text,
          [text]: { data: [text] },
          list: ['data', text],
        }
      })
      const json = mark + JSON.stringify(value, undefined, indent)
      expect(parseAnswer(Buffer.from(json))).toStrictEqual(JSON.parse(json.slice(mark.length)))
    }),
    { numRuns: 40 },
  )
})

test('several long texts are each in their place', () => {
  const parts = ['A', 'B', 'C'].map((letter) => ({ inlineData: { data: letter + audio } }))
  expect(parseAnswer(Buffer.from(JSON.stringify({ parts })))).toEqual({ parts })
})

test('property: nothing but a SyntaxError comes of bytes that are no JSON, long ones too', () => {
  const bytes = uint8Array({ maxLength: 30 })
  const sound = Buffer.from(`{"data":"${audio}"}`)
  assert(
    property(bytes, bytes, (before, after) => {
      const given = Buffer.concat([before, sound, after])
      let expected: unknown
      try {
        expected = JSON.parse(new TextDecoder().decode(given))
      } catch {
        expect(() => parseAnswer(given)).toThrow(SyntaxError)
        return
      }
      expect(parseAnswer(given)).toStrictEqual(expected)
    }),
    { numRuns: 100 },
  )
})

test.each([
  ['cut short in the middle of the sound', `{"data":"${audio}`],
  ['cut short after it', `{"data":"${audio}"`],
  ['two values', `{"data":"${audio}"} 1`],
  ['a quote in it', `{"data":"${audio}"${audio}"}`],
  ['an end that is escaped', `{"data":"${audio}\\"}`],
  ['sound as a name', `{"data":"${audio}":1}`],
  ['sound between two texts', `["data":"${audio}"]`],
])('exploit: %s is no JSON', (_, text) => {
  expect(() => parseAnswer(Buffer.from(text))).toThrow(SyntaxError)
})

test('exploit: what is bottomless is refused, not followed', () => {
  const depth = 1_000_000
  const text = `{"data":"${audio}","more":${'['.repeat(depth)}${']'.repeat(depth)}}`
  expect(() => parseAnswer(Buffer.from(text))).toThrow(RangeError)
})
