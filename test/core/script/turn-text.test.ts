import { describe, expect, test } from 'vitest'
import { parseScript } from '../../../src/core/script/parse-script.ts'
import { speechSegments } from '../../../src/core/script/speech-text.ts'
import { fixFirst, outlineOf, problemsOf } from './outline.ts'

/** The text of the one turn of a script. */
function textOf(source: string): string {
  const { turns } = parseScript(source)
  expect(turns.length).toBe(1)
  return turns[0]?.text ?? ''
}

describe('lines of a turn', () => {
  test.for<[string, string]>([
    ['Host: One\ntwo', 'One two'],
    ['Host: One\r\ntwo\rthree', 'One two three'],
    ['Host: One\n  two', 'One\ntwo'],
    ['Host: One\n\ttwo\n\u3000three', 'One\ntwo\nthree'],
    ['Host: One\n\n\ntwo', 'One\ntwo'],
    ['Host: One\n// a remark\ntwo', 'One two'],
    ['Host: One\n   // a remark\n<!-- and another -->\n---\ntwo', 'One two'],
    ['Host: One  \n   two   ', 'One\ntwo'],
    ['Host:\n\none', 'one'],
    ['Host: One\n`\n**\ntwo', 'One two'],
    ['Host: One\n[laughs]\ntwo', 'One [laughs] two'],
    ['Host: One\n- two\n- three', 'One\ntwo\nthree'],
    ['Host: One\n  1. Two\n  2. Three', 'One\n1. Two\n2. Three'],
    ['> Host: One\n> two', 'One two'],
    ['Host: One // two', 'One // two'],
    ['Host: One # two [pause]', 'One # two [pause]'],
  ])('%j', ([source, expected]) => {
    expect(textOf(source)).toBe(expected)
  })
})

describe('Markdown marks are taken out, other marks are kept', () => {
  test.for<[string, string]>([
    ['a **bold** and *slanted* and ***both***', 'a bold and slanted and both'],
    ['a __bold__ and _slanted_ and ~~struck~~ and `code`', 'a bold and slanted and struck and code'],
    ['这是**重点**内容', '这是重点内容'],
    ['a [link](https://example.org/a_b) and ![a picture](x.png).', 'a link and .'],
    ['2 * 3 is 6, 2*3 too', '2 * 3 is 6, 2*3 too'],
    ['snake_case and ~5 km and f*ck', 'snake_case and ~5 km and f*ck'],
    ['“quoted” – and so on…', '“quoted” – and so on…'],
  ])('%j', ([source, expected]) => {
    expect(textOf(`Host: ${source}`)).toBe(expected)
  })
})

describe('a backslash takes the meaning from what follows it', () => {
  test.for<[string, string]>([
    ['Host: One\n\\# two', 'One # two'],
    ['Host: One\n\\// two', 'One // two'],
    ['Host: One\n\\- two', 'One - two'],
    ['Host: One\nGuest\\: two', 'One Guest: two'],
    ['Host: \\*a\\* \\_b\\_ \\`c\\` \\(d\\) \\\\', '*a* _b_ `c` (d) \\'],
    ['Host: \\[a] \\<b \\|', '[a] <b |'],
    ['Host: C:\\shows and \\d', 'C:\\shows and \\d'],
    ['Host: One\\\ntwo', 'One two'],
  ])('%j', ([source, expected]) => {
    expect(textOf(source)).toBe(expected)
    expect(problemsOf(source)).toEqual([])
  })

  test('of a tag, too: it is spoken as words', () => {
    for (const tag of ['\\<laugh>', '\\[laughs]', '\\[laughs\\]', '\\[pause 1s]', '\\|mhm|', '\\|mhm\\|']) {
      const text = textOf(`Host: Say ${tag} here`)
      expect(speechSegments(text).map((segment) => segment.kind)).toEqual(['words'])
      expect(text.replace('\u2060', '')).toBe(`Say ${tag.replaceAll('\\', '')} here`)
    }
  })
})

test('pieces say where each stretch of the text stands', () => {
  const source = 'Host: One **two**\n  three \\# four'
  const [turn] = parseScript(source).turns
  expect(turn).toEqual({
    kind: 'turn',
    index: 0,
    line: 1,
    range: { start: 0, end: source.length },
    speaker: 'Host',
    nameRange: { start: 0, end: 4 },
    style: undefined,
    styleRange: undefined,
    text: 'One two\nthree # four',
    pieces: [
      { at: 0, source: 6 },
      { at: 4, source: 12 },
      { at: 8, source: 20 },
      { at: 14, source: 27 },
    ],
  })
})

describe('what would be read aloud by mistake is reported', () => {
  test.for<[string, string, string]>([
    ['Host: Hi <wink> there', '1 warning unknown-tag', 'Host: Hi there'],
    ['Host: Hi <laught> there', '1 warning unknown-tag', 'Host: Hi <laugh> there'],
    ['Host: Hi <b>there</b>', '1 warning unknown-tag', 'Host: Hi there</b>'],
    ['Host: As shown [1] here', '1 warning aside-in-text', 'Host: As shown here'],
    ['Host: Well [sihg] yes', '1 warning aside-in-text', 'Host: Well <sigh> yes'],
    ['Host: Well (sighs) yes', '1 warning tag-in-parentheses', 'Host: Well <sigh> yes'],
    ['Host: (softly) Well yes', '1 question style-after-colon', 'Host (softly): Well yes'],
    ['**Host:** (softly) Well yes', '1 question style-after-colon', '**Host (softly):** Well yes'],
    ['Host: Well\n(She leaves.)', '2 question line-in-parentheses', 'Host: Well\n// (She leaves.)'],
    ['Host: Well\n(pause 2s)', '2 question line-in-parentheses', 'Host: Well\n[pause 2s]'],
    ['Host: Well\nSFX: a door', '2 question direction-in-text', 'Host: Well\n// SFX: a door'],
    ['Host: Well\0 yes', '1 warning odd-character', 'Host: Well yes'],
    ['Host: Well\uD800 yes', '1 warning odd-character', 'Host: Well yes'],
    ['Host: Well\nGuest:\nHost: Yes', '2 warning empty-turn', 'Host: Well\nHost: Yes'],
    ['#\nHost: Well', '1 warning empty-chapter', 'Host: Well'],
  ])('%j', ([source, problem, fixed]) => {
    expect(problemsOf(source)[0]).toBe(problem)
    expect(fixFirst(source, problem.split(' ')[2] ?? '')).toBe(fixed)
  })

  test.for([
    'Host: Fine (mostly) and so on.',
    'Host: a < b and c > d',
    'Host: Hi |mhm| there <short pause> now [pause 1s] yes',
    'Host: See [the page](x).',
  ])('but not %j', (source) => {
    expect(problemsOf(source)).toEqual([])
  })
})

describe('a script without a word to speak is an error', () => {
  test.for([
    '',
    ' \n\t\r\n',
    '# A chapter',
    '// a remark',
    '[pause 2s]',
    'Host:',
    'Host: …',
    'Host: 👍',
    '---\ntitle: x\n---\n',
  ])('%j', (source) => {
    const errors = parseScript(source).problems.filter((problem) => problem.severity === 'error')
    expect(errors.map((problem) => problem.code)).toEqual(['nothing-to-speak'])
  })

  test.for(['a', 'Host: <laugh>', '1', '声'])('%j has one', (source) => {
    expect(problemsOf(source)).toEqual([])
  })
})

test('sentences are kind, whole and on one line', () => {
  const source =
    'Host: Hi <wink>\nGuest:\n[door slams and then a very long stage direction that goes on and on and on and on]\n\nHost: Bye'
  expect(parseScript(source).problems.map((problem) => problem.message)).toEqual([
    '“<wink>” is not a tag the voices know.',
    'Guest has nothing to say here.',
    '“[door slams and then a very long stage direction that goes o…]” is not a cue Castwright knows, so it is left out and not spoken.',
  ])
})

test('headings are chapters, in any depth, cleaned of their marks', () => {
  expect(outlineOf('# One\n##Two ##\n  ### **Three** \\# 3\n######## Eight\n# 10:30: C#\nHost: Hi')).toEqual([
    '# One',
    '## Two',
    '### Three # 3',
    '###### Eight',
    '# 10:30: C#',
    'Host: Hi',
  ])
})
