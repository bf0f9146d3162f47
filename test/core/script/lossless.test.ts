import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parseScript } from '../../../src/core/script/parse-script.ts'
import { printScript } from '../../../src/core/script/print-script.ts'
import { splitLines } from '../../../src/core/script/split-lines.ts'
import { checkScript } from './check-script.ts'
import { readSample } from './outline.ts'

const characters = Array.from('\n\r\u2028\uFEFF\0\t \u00A0:：()（）#/\\*_`-[]<>|{}&?!…“”"ё声👋')
const words =
  'Host HOST Guest Note Q A Dr. O’Brien (warm) ## // ** __ ``` ~~ 1. --- *** [pause] [pause+0.8s] [pause+1e9] [door] ' +
  '[music:+theme,+fade+3s] [laughs] <laugh> <wink> |mhm| <short+pause> title:+a title:+a:+b cast: ++Host:+Zephyr *a &a ' +
  'https://a.b/c 10:30 [00:12]+ [text](link) ![ laughs <!--+x+-->'
const fragments = [
  ...characters,
  ...words.split(' ').map((word) => word.replaceAll('+', ' ')),
  '\r\n',
  ': ',
  '- ',
  '> ',
  '  ',
  '\uD800',
  '\uDC00',
]
const scriptLike = fc
  .array(fc.oneof(fc.constantFrom(...fragments), fc.string({ unit: 'grapheme', maxLength: 5 })), {
    maxLength: 60,
  })
  .map((parts) => parts.join(''))
const withFrontMatter = fc.tuple(scriptLike, scriptLike).map(([yaml, body]) => `---\n${yaml}\n---\n${body}`)

describe('a script is never lost and never throws', () => {
  test('whatever is in it', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (source) => void checkScript(source)),
      { numRuns: 500 },
    )
  })

  test('whatever code units are in it, halves of surrogate pairs too', () => {
    const codeUnits = fc.array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 200 })
    fc.assert(
      fc.property(
        codeUnits,
        (units) => void checkScript(units.map((unit) => String.fromCharCode(unit)).join('')),
      ),
      { numRuns: 500 },
    )
  })

  test('however the marks of the format are mixed', () => {
    fc.assert(
      fc.property(scriptLike, (source) => void checkScript(source)),
      { numRuns: 3000 },
    )
  })

  test('whatever stands between --- and ---', () => {
    fc.assert(
      fc.property(withFrontMatter, (source) => void checkScript(source)),
      { numRuns: 1500 },
    )
  })

  test.for([
    'interview.md',
    'monologue.txt',
    'story.md',
    'cyrillic-and-emoji.txt',
    'right-to-left.txt',
    'chinese.txt',
    'markdown-chat.md',
    'questions-and-answers.txt',
    'transcript.txt',
    'hostile.txt',
  ])('%s', (name) => {
    const sample = readSample(name)
    checkScript(sample)
    checkScript(`\uFEFF${sample.replaceAll('\n', '\r\n')}`)
    checkScript(sample.replaceAll('\n', '\r'))
  })

  // Quadratic work on any of these would take minutes.
  test.for([
    ...Array.from('(<[:*`|\\#\n\r>-_~.!?"'),
    '[a](',
    '<a',
    '<a>',
    '[x]\n',
    'A:\n',
    '---\n',
    '- ',
    '> ',
    'A (',
    '// ',
    '**a',
    '! [',
  ])('100,000 characters of %j', (unit) => {
    const flood = unit.repeat(100_000 / unit.length)
    for (const before of ['', 'Host: x', '# ', '[']) {
      const source = before + flood
      expect(printScript(parseScript(source)) === source).toBe(true)
    }
  })

  test.for(['[', '{', '? ', '- ', ': ', '&a ', '*a ', '!', '"', '{a: ', '[a, ', 'a: b\n', '? a\n', "'"])(
    'a front matter of 100,000 characters of %j',
    (unit) => {
      const source = `---\ntitle: x\nb: ${unit.repeat(100_000 / unit.length)}\n---\nHost: Hi`
      const { frontMatter, turns } = checkScript(source)
      expect([frontMatter?.title, turns.length]).toEqual([undefined, 1])
    },
  )
})

test('lines are broken by LF, CRLF and CR, and tile the text', () => {
  const source = 'a\nb\r\nc\rd\n\r\n'
  expect(
    splitLines(source).map(({ start, end, next }) => [source.slice(start, end), source.slice(end, next)]),
  ).toEqual([
    ['a', '\n'],
    ['b', '\r\n'],
    ['c', '\r'],
    ['d', '\n'],
    ['', '\r\n'],
    ['', ''],
  ])
})
