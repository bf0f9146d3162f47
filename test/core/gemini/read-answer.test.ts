import { expect, test } from 'vitest'
import { readAnswer } from '../../../src/core/gemini/read-answer.ts'

const audio = { inlineData: { mimeType: 'audio/wav', data: 'UklGRg==' } }
const usageMetadata = { promptTokenCount: 7, candidatesTokenCount: 64, totalTokenCount: 71 }

test('the audio of every part, in order, and what was billed', () => {
  const parts = [audio, { text: 'not spoken' }, { inlineData: { mimeType: 'audio/wav', data: 'AAAA' } }]
  const answer = { candidates: [{ content: { parts, role: 'model' }, finishReason: 'STOP' }], usageMetadata }
  expect(readAnswer(answer)).toEqual({
    parts: [
      { mimeType: 'audio/wav', data: 'UklGRg==' },
      { mimeType: 'audio/wav', data: 'AAAA' },
    ],
    tokens: { in: 7, out: 64 },
    fault: undefined,
  })
})

test.each([
  [undefined, 'unfinished'],
  ['OTHER', 'unfinished'],
  ['MAX_TOKENS', 'too-long'],
  ['SAFETY', 'blocked'],
  ['PROHIBITED_CONTENT', 'blocked'],
  ['A_REASON_OF_THE_FUTURE', 'unfinished'],
])('audio that ends with %s is not good', (finishReason, kind) => {
  const { fault } = readAnswer({ candidates: [{ content: { parts: [audio] }, finishReason }], usageMetadata })
  expect(fault?.kind).toBe(kind)
})

test.each([
  [{ candidates: [{ content: {}, finishReason: 'STOP' }] }, 'no-audio'],
  [
    { candidates: [{ content: { parts: [{ inlineData: { data: '' } }] }, finishReason: 'STOP' }] },
    'no-audio',
  ],
  [{ candidates: [{ content: {}, finishReason: 'OTHER' }] }, 'unfinished'],
  [{ promptFeedback: { blockReason: 'PROHIBITED_CONTENT' } }, 'blocked'],
  [{}, 'unfinished'],
  [{ candidates: 'none' }, 'nonsense'],
  [null, 'nonsense'],
  ['text', 'nonsense'],
])('%j: %s', (answer, kind) => {
  expect(readAnswer(answer).fault?.kind).toBe(kind)
})

test('what is billed for an answer that cannot be used is known all the same', () => {
  const { tokens } = readAnswer({ candidates: [{ content: {}, finishReason: 'OTHER' }], usageMetadata })
  expect(tokens).toEqual({ in: 7, out: 64 })
  expect(readAnswer({ usageMetadata: { promptTokenCount: 5 } }).tokens).toEqual({ in: 5, out: 0 })
  expect(readAnswer({ usageMetadata: { promptTokenCount: -5 } }).tokens).toBe(undefined)
})
