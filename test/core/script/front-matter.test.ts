import { describe, expect, test } from 'vitest'
import { parseScript } from '../../../src/core/script/parse-script.ts'
import { fixFirst, outlineOf, problemsOf } from './outline.ts'

function read(yaml: string) {
  const { frontMatter, problems } = parseScript(`---\n${yaml}\n---\nHost: Hi`)
  if (frontMatter === undefined) return undefined
  const { title, show, language, cast } = frontMatter
  return { title, show, language, cast, problems: problems.map(({ line, code }) => `${line} ${code}`) }
}

const nothing = { title: undefined, show: undefined, language: undefined, cast: {}, problems: [] }

test('title, show, language and cast', () => {
  const source =
    '---\nTitle: 007\nshow: Deep Water # a remark\nlanguage: no\ncast:\n  Host: Zephyr\n  "Mr. O’Neill":\n    voice: Puck\n    style: warm\n    pace: 1.1\nepisode: 12\ntags: [sea, sound]\n...\nHost: Hi\n'
  expect(parseScript(source).frontMatter).toEqual({
    range: { start: 0, end: source.indexOf('\nHost: Hi') },
    title: '007',
    show: 'Deep Water',
    language: 'no',
    cast: { Host: { voice: 'Zephyr' }, 'Mr. O’Neill': { voice: 'Puck', style: 'warm', pace: 1.1 } },
    values: {
      Title: 7,
      show: 'Deep Water',
      language: 'no',
      cast: { Host: 'Zephyr', 'Mr. O’Neill': { voice: 'Puck', style: 'warm', pace: 1.1 } },
      episode: 12,
      tags: ['sea', 'sound'],
    },
  })
  expect(parseScript(source).lines.map((line) => line.kind)).toEqual([
    ...Array.from({ length: 13 }, () => 'front-matter'),
    'turn',
    'blank',
  ])
})

describe('what is not right is reported at its line, and the rest is read', () => {
  test.for<[string, object]>([
    ['', {}],
    ['# nothing', {}],
    ['title:\nshow: A', { show: 'A' }],
    ['show: A\ntitle: [a, b]', { show: 'A', problems: ['3 front-matter-value'] }],
    ['show: A\nlanguage: English, please', { show: 'A', problems: ['3 front-matter-value'] }],
    ['title: A\ncast: Zephyr', { title: 'A', problems: ['3 front-matter-value'] }],
    ['title: A\ncast: [Host, Guest]', { title: 'A', problems: ['3 front-matter-value'] }],
    [
      'cast:\n  Host: {voice: Kore, pace: 9}\n  Guest: [a]',
      {
        cast: { Host: { voice: 'Kore' }, Guest: {} },
        problems: ['3 front-matter-value', '4 front-matter-value', '4 cast-never-speaks'],
      },
    ],
    [
      'cast: {Host: {voice: , style: "", pace: fast}}',
      { cast: { Host: {} }, problems: ['2 front-matter-value'] },
    ],
    ['titel: A\nshow: B', { show: 'B', problems: ['2 front-matter-key'] }],
    ['title: A: B\nshow: B', { title: 'A: B', show: 'B', problems: ['2 front-matter-colon'] }],
    ['title: A\ntitle: B', { title: 'B', problems: ['3 front-matter-twice'] }],
    ['title: A\n\tshow: B', { title: 'A', show: 'B', problems: ['3 front-matter-tab'] }],
    ['show: A\ntitle: "B\nlanguage: de', { show: 'A', problems: ['3 front-matter-quotation'] }],
    ['title: @A\nshow: B', { title: '@A', show: 'B', problems: ['2 front-matter-character'] }],
    ['title: A\njust words', { title: 'A', problems: ['3 front-matter-yaml'] }],
    [
      'show: A\ncast:\n  Host: Kore\n Guest: Puck',
      { show: 'A', cast: { Host: { voice: 'Kore' } }, problems: ['5 front-matter-indent'] },
    ],
    ['title: *nowhere', { problems: ['2 front-matter-alias'] }],
    ['a: &a [x, x]\nb: &b [*a, *a]\ntitle: *b', { problems: ['3 front-matter-alias'] }],
    ['title: &a [*a]', { problems: ['2 front-matter-alias'] }],
    [`title: ${'['.repeat(50)}`, { problems: ['2 front-matter-too-much'] }],
    [`title: A\nnotes: ${'long '.repeat(4000)}`, { problems: ['2 front-matter-too-much'] }],
    [`title: x\n${'? '.repeat(12)}`, { problems: ['2 front-matter-too-much'] }],
  ])('%j', ([yaml, expected]) => {
    expect(read(yaml)).toEqual({ ...nothing, ...expected })
  })
})

test('a tag of YAML is not obeyed, a key of any name pollutes nothing', () => {
  const source = '---\ntitle: !!js/function "function () {}"\n__proto__: {x: 1}\n---\nHost: Hi'
  const values = parseScript(source).frontMatter?.values ?? {}
  expect(Object.entries(values)).toEqual([
    ['title', 'function () {}'],
    ['__proto__', { x: 1 }],
  ])
  expect(Object.getPrototypeOf(values)).toBe(null)
})

test('a value with a colon can be put in quotation marks', () => {
  const source = '---\ntitle: Sound: the "inside" story\n---\nHost: Hi'
  const fixed = fixFirst(source, 'front-matter-colon')
  expect(fixed).toBe('---\ntitle: "Sound: the \\"inside\\" story"\n---\nHost: Hi')
  expect([problemsOf(fixed), parseScript(fixed).frontMatter?.title]).toEqual([
    [],
    'Sound: the "inside" story',
  ])
})

test('front matter that is never closed ends where it stops looking like one', () => {
  const source = '---\r\ntitle: Deep Water\r\ncast:\r\n  Host: Kore\r\nHost: Hi.\r\n\r\nGuest: Hey.\r\n'
  const { frontMatter, turns, problems } = parseScript(source)
  expect([frontMatter?.title, turns.length, problems.map((problem) => problem.code)]).toEqual([
    'Deep Water',
    2,
    ['front-matter-open'],
  ])
  const fixed = fixFirst(source, 'front-matter-open')
  expect([outlineOf(fixed), problemsOf(fixed)]).toEqual([['Host: Hi.', 'Guest: Hey.'], []])
})

test('a script between two rules is a script', () => {
  const source = '---\nHost: One.\nGuest: Two.\nHost: Three.\n---\nGuest: Four.'
  expect(outlineOf(source)).toEqual(['Host: One.', 'Guest: Two.', 'Host: Three.', 'Guest: Four.'])
  expect(parseScript(source).lines.map((line) => line.kind)).toEqual([
    'comment',
    'turn',
    'turn',
    'turn',
    'comment',
    'turn',
  ])
  expect(outlineOf('---\nHost: One.')).toEqual(['Host: One.'])
})

test('a speaker of the cast who never speaks is asked about', () => {
  expect(problemsOf('---\ncast:\n  Host: Kore\n  Gest: Puck\n---\nHost: Hi\nGuest: Hey')).toEqual([
    '4 question cast-never-speaks',
  ])
})
