import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  expectedSeconds,
  hasSpeech,
  speechSegments,
  wordCount,
} from '../../../src/core/script/speech-text.ts'

/** Segments in short: words as they are, tags and pauses in braces, a backchannel in bars. */
function brief(text: string): readonly string[] {
  return speechSegments(text).map((segment) => {
    if (segment.kind === 'words') return segment.text
    if (segment.kind === 'pause') return `{${segment.seconds} s}`
    return segment.kind === 'tag' ? `{${segment.known ? '' : '?'}${segment.name}}` : `|${segment.text}|`
  })
}

test('a text is taken apart, with the place of every part', () => {
  expect(speechSegments('Well, <laugh> no. |mhm| [pause 0.5s] Yes')).toEqual([
    { kind: 'words', text: 'Well, ', start: 0, end: 6 },
    { kind: 'tag', name: 'laugh', known: true, start: 6, end: 13 },
    { kind: 'words', text: ' no. ', start: 13, end: 18 },
    { kind: 'backchannel', text: 'mhm', start: 18, end: 23 },
    { kind: 'pause', seconds: 0.5, start: 24, end: 36 },
    { kind: 'words', text: ' Yes', start: 36, end: 40 },
  ])
})

describe('tags', () => {
  test.for<[string, string[]]>([
    ['<laugh>', ['{laugh}']],
    ['[laughs] [Laughing] <LAUGHTER>', ['{laugh}', '{laugh}', '{laugh}']],
    ['[sighs] <gasps> [ coughs ] <chuckle/>', ['{sigh}', '{gasp}', '{cough}', '{chuckle}']],
    ['[takes a breath] [clears throat] [whispering] hush', ['{breath}', '{cough}', '{whispers}', ' hush']],
    ['<short pause> <long pause> [pause] <pause 2s>', ['{0.4 s}', '{1 s}', '{0.8 s}', '{2 s}']],
    ['[pause 999s]', ['{60 s}']],
    ['<wink> there', ['{?wink}', ' there']],
    ['a [note] here', ['a [note] here']],
    ['a < b > c <3 |', ['a < b > c <3 |']],
    ['one |two| three | four | five', ['one ', '|two|', ' three | four | five']],
    ['[ [laughs] ]', ['[ ', '{laugh}', ' ]']],
    ['<la\nugh>', ['<la\nugh>']],
    ['', []],
    ['  \n', []],
  ])('%j', ([text, expected]) => {
    expect(brief(text)).toEqual(expected)
  })
})

test('segments follow each other and leave out nothing but white space', () => {
  const piece = fc.constantFrom(
    '<',
    '>',
    '[',
    ']',
    '|',
    'laugh',
    'pause',
    ' ',
    '1s',
    'x',
    '\n',
    '👋',
    '声音',
    'short ',
  )
  const text = fc.oneof(
    fc.array(piece, { maxLength: 40 }).map((parts) => parts.join('')),
    fc.string({ unit: 'binary' }),
  )
  fc.assert(
    fc.property(text, (source) => {
      let end = 0
      for (const segment of speechSegments(source)) {
        expect(source.slice(end, segment.start).trim()).toBe('')
        expect(segment.end).toBeGreaterThan(segment.start)
        if (segment.kind === 'words') expect(segment.text).toBe(source.slice(segment.start, segment.end))
        end = segment.end
      }
      expect(source.slice(end).trim()).toBe('')
    }),
    { numRuns: 1000 },
  )
})

describe('words are counted as they are spoken', () => {
  test.for<[string, number]>([
    ['', 0],
    ['… – 👍 !?', 0],
    ['Hello there', 2],
    ["Don't, can’t; won't.", 3],
    ['At 10:30 we had 3,000 well-known guests—all of them.', 10],
    ['U.S. and/or U.K.', 4],
    ['Well <laugh> no [pause 1s] [sighs] yes |mhm|', 4],
    ['a [note] here', 3],
    ['Доброе утро, Анна-Мария!', 3],
    ['नमस्ते दुनिया', 2],
    ['שלום לכולם', 2],
    ['声音在水中传播', 4],
    ['東京は大きい', 3],
    ['สวัสดีชาวโลก', 3],
    ['The 海 is deep', 4],
  ])('%j: %d', ([text, words]) => {
    expect(wordCount(text)).toBe(words)
  })

  test('alike in plain and in other text', () => {
    const plain = fc.array(fc.constantFrom('a', 'B', '7', ' ', "'", '.', ',', '-', ':', '/', '_', '"'), {
      maxLength: 40,
    })
    fc.assert(
      fc.property(plain, (parts) => {
        const text = parts.join('')
        expect(wordCount(`${text} é`)).toBe(wordCount(text) + 1)
      }),
    )
  })
})

test('speech is a word or a sound', () => {
  const texts = ['Yes', '<laugh>', '[sighs]', '|mhm|', '[note]', '<wink>', '[pause 1s]', '…', '']
  expect(texts.map(hasSpeech)).toEqual([true, true, true, true, true, false, false, false, false])
})

test('a turn is expected to last 0.6 s and 2.6 words a second', () => {
  expect([0, 13, 26].map(expectedSeconds)).toEqual([0.6, 5.6, 10.6])
})
