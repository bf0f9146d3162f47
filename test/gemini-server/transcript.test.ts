import { describe, expect, test } from 'vitest'
import { readTranscript } from './speech/read-transcript.ts'
import { textTokens } from './speech/count-tokens.ts'
import { spokenPieces } from './speech/spoken-pieces.ts'

describe('transcripts of the models before 3.8', () => {
  test.each([
    ['only words', 'Hello there.', 'Hello there.'],
    ['an instruction', 'Say cheerfully: Have a wonderful day!', 'Have a wonderful day!'],
    ['a colon in the words', 'Say: It is simple: go.', 'It is simple: go.'],
    ['a heading', 'Read it aloud, warm and slow.\n\nTranscript:\nHello.\nIt is late.', 'Hello.\nIt is late.'],
    ['a heading as in a document', '# Manner\nDry: yes\n\n#### TRANSCRIPT\nHello.', 'Hello.'],
  ])('one voice, %s', (_, prompt, text) => {
    expect(readTranscript(prompt, [])).toEqual([{ speaker: undefined, text }])
  })

  test('two speakers: lines, their continuations, and nothing of what is before', () => {
    const prompt = `TTS the following conversation between Joe and Jane: calm.
      Joe: How's it going?
    and well?
Jane: Not too bad: fine.
Jane:
Joe: Good.`
    expect(readTranscript(prompt, ['Joe', 'Jane'])).toEqual([
      { speaker: 'Joe', text: "How's it going?\n    and well?" },
      { speaker: 'Jane', text: 'Not too bad: fine.' },
      { speaker: 'Joe', text: 'Good.' },
    ])
  })

  test('nobody known speaks', () => {
    expect(readTranscript('Bob: Hello.', ['Joe', 'Jane'])).toEqual([])
  })
})

test('tags and backchannels are not words, pauses stay', () => {
  expect(spokenPieces('Well <laugh> then <short pause> go [sighs] on |mhm| now </whispers>.')).toBe(
    'Well   then [short pause] go   on   now  .',
  )
})

test.each([
  ['', 0],
  ['Hello, world.', 4],
  ['Extraordinarily long', 4],
  ['声音在水里', 5],
])('tokens of %j', (text, tokens) => {
  expect(textTokens(text)).toBe(tokens)
})
