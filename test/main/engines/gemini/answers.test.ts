import { speechEdges } from '../../../../src/core/audio/speech-edges.ts'
import { describe, expect, test } from 'vitest'
import { spokenFrom } from '../../../../src/main/engines/gemini/spoken-from.ts'
import { StudioError, type ErrorCode } from '../../../../src/shared/studio-error.ts'
import type { AnswerKind, Misbehaviour } from '../../../gemini-server/misbehaviour/misbehaviour.ts'
import { plainRates } from '../../../helpers/plain-rates.ts'
import { conversation, line, lineOf, openRoom, passageOf } from './gemini-room.ts'

describe('answers that cannot be used', () => {
  test.each<[Misbehaviour, ErrorCode, string]>([
    ['empty-content', 'answer-unusable', 'The speech for line 12 was broken off (other), twice.'],
    ['no-candidates', 'answer-unusable', 'The speech for line 12 came back without an end, twice.'],
    ['no-finish', 'answer-unusable', 'The speech for line 12 came back without an end, twice.'],
    ['no-samples', 'answer-unusable', 'The speech for line 12 came back empty, twice.'],
    ['silence', 'answer-unusable', 'The speech for line 12 came back silent, twice.'],
    [
      { kind: 'truncated', fraction: 0.05 },
      'answer-unusable',
      'The speech for line 12 came back too short (0.2 s), twice.',
    ],
    ['odd-bytes', 'answer-unusable', 'The speech for line 12 came back cut short, twice.'],
    ['bad-base64', 'answer-unusable', 'The speech for line 12 came back damaged, twice.'],
    [
      'invalid-json',
      'answer-unusable',
      'The speech for line 12 came back as something that is no answer, twice.',
    ],
    ['other-json', 'answer-unusable', 'The speech for line 12 came back without an end, twice.'],
    [
      'empty-body',
      'answer-unusable',
      'The speech for line 12 came back as something that is no answer, twice.',
    ],
    ['not-speech', 'answer-unusable', 'The speech for line 12 came back as text instead of sound, twice.'],
    [
      'blocked-prompt',
      'text-blocked',
      'The speech for line 12 was refused by Google (prohibited content), twice.',
    ],
    [
      'prohibited',
      'text-blocked',
      'The speech for line 12 was refused by Google (prohibited content), twice.',
    ],
    ['safety', 'text-blocked', 'The speech for line 12 was refused by Google (safety), twice.'],
    ['max-tokens', 'passage-too-long', 'The speech for line 12 is longer than one answer may be.'],
  ])('%j', async (misbehaviour, code, message) => {
    const room = await openRoom()
    room.server.misbehave(() => misbehaviour)
    await expect(room.speak(line)).rejects.toEqual(new StudioError(code, message))
    expect(new Set(room.books.outcomes())).toEqual(new Set([code]))
    expect(room.shelf.kept.size).toBe(0)
    expect(room.limiter.underWay()).toBe(0)
  })

  test('headerless samples with half of one missing', async () => {
    const room = await openRoom({ model: 'gemini-2.5-pro-preview-tts' })
    room.server.misbehave(() => 'odd-bytes')
    await expect(room.speak(line)).rejects.toThrow('came back with half a sample')
  })

  test('speech that goes on and on', async () => {
    const room = await openRoom({}, { voice: () => new Int16Array(24_000 * 20).fill(5000) })
    await expect(room.speak(line)).rejects.toThrow('came back too long (20.0 s), twice')
  })

  test('are asked for once more, and what is billed for them is booked', async () => {
    const room = await openRoom()
    room.server.misbehave(['silence', 'no-finish'])
    const spoken = await room.speak(line)
    expect(room.books.outcomes()).toEqual(['answer-unusable', 'answer-unusable', 'kept'])
    expect(room.books.total()).toBeCloseTo(3 * spoken.usage.cost, 9)
    expect(room.limiter.ends.map(({ kind }) => kind)).toEqual(['answered', 'answered', 'answered'])
  })

  test('a blocked line that is harmless the second time is spoken', async () => {
    const room = await openRoom()
    room.server.misbehave(['prohibited'])
    await room.speak(passageOf('Yes.'))
    expect(room.books.outcomes()).toEqual(['text-blocked', 'kept'])
  })

  test('three of different kinds are enough', async () => {
    const room = await openRoom()
    room.server.misbehave(['silence', 'empty-content', 'bad-base64', undefined])
    await expect(room.speak(line)).rejects.toThrow('came back damaged, 3 times')
  })

  test('answers without a bill are booked by their estimate', async () => {
    const room = await openRoom()
    room.server.misbehave(['no-usage'])
    const spoken = await room.speak(line)
    const { tokensIn, tokensOut, cost } = room.engine.estimate(line)
    expect(spoken.usage).toEqual({ tokensIn, tokensOut, cost })
  })
})

describe('answers that are unusual', () => {
  test.each<[AnswerKind, string]>([
    ['several-parts', 'gemini-3.8-flash-tts'],
    ['several-parts', 'gemini-2.5-flash-preview-tts'],
    ['other-spelling', 'gemini-3.8-flash-tts'],
    ['other-spelling', 'gemini-3.1-flash-tts-preview'],
  ])('%s from %s is the same speech', async (kind, model) => {
    const room = await openRoom({ model })
    const usual = await room.engine.speak(line, { signal: new AbortController().signal })
    room.server.misbehave([kind])
    expect((await room.speak(line)).pcm).toEqual(usual.pcm)
  })

  test.each([
    [16_000, 'gemini-3.8-flash-tts'],
    [48_000, 'gemini-3.8-flash-tts'],
    [22_050, 'gemini-2.5-flash-preview-tts'],
  ])('%i Hz from %s become 24 kHz, of the same length', async (rate, model) => {
    const room = await openRoom({ model })
    const usual = await room.engine.speak(line, { signal: new AbortController().signal })
    room.server.misbehave([{ kind: 'other-rate', rate }])
    const spoken = await room.speak(line)
    expect(spoken.rate).toBe(24_000)
    expect(spoken.pcm.length / usual.pcm.length).toBeCloseTo(1, 2)
  })
})

describe('a conversation that cannot be had in one request', () => {
  const texts = conversation.turns.map(({ text }) => text)

  test('is spoken turn by turn, each kept, and joined with a breath in between', async () => {
    const room = await openRoom()
    room.server.misbehave(['empty-content', 'empty-content'])
    const spoken = await room.speak(conversation)
    expect([...room.shelf.kept.keys()]).toEqual([...texts, texts.join(' / ')])
    const pieces = texts.map((text) => room.shelf.kept.get(text)!)
    const gap = new Int16Array(0.3 * 24_000)
    // Whatever silence came with each, so much of it is kept.
    const [first, second, third] = pieces.map(({ pcm }) => {
      const { start, end } = speechEdges(pcm, 24_000)
      return pcm.subarray(Math.max(0, start - 0.06 * 24_000), end + 0.06 * 24_000)
    })
    expect(spoken.pcm).toEqual(Int16Array.from([...first!, ...gap, ...second!, ...gap, ...third!]))
    expect(spoken.usage.cost).toBeCloseTo(
      pieces.reduce((sum, { usage }) => sum + usage.cost, 0),
      12,
    )
    expect(room.books.outcomes()).toEqual(['answer-unusable', 'answer-unusable', 'kept', 'kept', 'kept'])
    expect(JSON.stringify(room.server.requests.at(-1)?.body)).not.toContain('Speaker')
  })

  test('at once where it is too long, and what lies on the shelf is not asked for', async () => {
    const room = await openRoom()
    await room.speak({ ...conversation, turns: conversation.turns.slice(0, 1) })
    room.server.misbehave(['max-tokens'])
    await room.speak(conversation)
    expect(room.server.requests.length).toBe(4)
  })

  test('names the turn that is the trouble, when the others are made', async () => {
    const room = await openRoom()
    room.server.misbehave(({ body }) =>
      JSON.stringify(body).includes('Thank you') ? 'prohibited' : undefined,
    )
    await expect(room.speak(conversation)).rejects.toMatchObject({
      code: 'text-blocked',
      message: 'The speech for line 4 was refused by Google (prohibited content), twice.',
    })
    expect([...room.shelf.kept.keys()]).toEqual([texts[0], texts[2]])
    const asked = room.server.requests.length
    await expect(room.speak(conversation)).rejects.toThrow('line 4')
    // The whole twice and the one line twice.
    expect(room.server.requests.length - asked).toBe(4)
  })

  test('stops as a whole for what concerns everything', async () => {
    const room = await openRoom()
    room.server.misbehave(['empty-content', 'empty-content', 'leaked-key'])
    await expect(room.speak(conversation)).rejects.toMatchObject({ code: 'key-leaked' })
    expect(room.server.requests.length).toBe(3)
  })
})

test('a sound without words may be short or long', async () => {
  const room = await openRoom({}, { voice: () => new Int16Array(24_000 * 2.5).fill(5000) })
  await room.speak(passageOf(lineOf('<laugh>')))
})

test('an answer is put away even where nothing more can be learned from the books', async () => {
  let isAnswered = false
  const room = await openRoom({
    rates() {
      if (isAnswered) throw new StudioError('disk-full', 'The disk is full.')
      return plainRates
    },
  })
  room.server.misbehave(() => {
    isAnswered = true
    return undefined
  })
  await room.speak(line)
  expect(room.shelf.kept.size).toBe(1)
  expect(room.books.outcomes()).toEqual(['kept'])
})

test('speech that comes without a count of its tokens costs what was expected', () => {
  const audio = Buffer.from(new Int16Array(48_000).fill(5000).buffer).toString('base64')
  const parts = [{ inlineData: { mimeType: 'audio/L16;rate=24000', data: audio } }]
  const answer = { candidates: [{ finishReason: 'STOP', content: { parts } }] }
  const expected = { seconds: 2, tokensIn: 10, tokensOut: 64, cost: 0.5 }
  const given = { model: 'gemini-3.8-flash-tts', service: 'standard', priceOf: () => 0.001 } as const
  const costOf = (counts: Record<string, number>) =>
    spokenFrom({ ...answer, usageMetadata: counts }, given, expected).usage?.cost
  expect(costOf({ promptTokenCount: 10 })).toBe(0.5)
  expect(costOf({})).toBe(0.5)
  expect(costOf({ promptTokenCount: 10, candidatesTokenCount: 60 })).toBe(0.001)
})
