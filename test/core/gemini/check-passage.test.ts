import { describe, expect, test } from 'vitest'
import { checkPassage, longestSpeech } from '../../../src/core/gemini/check-passage.ts'
import { estimateSpeech } from '../../../src/core/gemini/estimate-speech.ts'
import type { SpeechTurn } from '../../../src/core/gemini/speech-request.ts'
import { StudioError } from '../../../src/shared/studio-error.ts'
import { plainRates } from '../../helpers/plain-rates.ts'

const model = 'gemini-3.8-flash-tts'

function turn(text: string, place = 'line 4'): SpeechTurn {
  return { speaker: 'Host', text, voice: 'Zephyr', style: undefined, pace: 1, place }
}

const checking =
  (...turns: readonly SpeechTurn[]) =>
  () =>
    checkPassage({ turns, language: undefined }, model, plainRates)

function secondsOf(text: string, pace = 1): number {
  return estimateSpeech({ turns: [{ ...turn(text), pace }], language: undefined }, model, plainRates).seconds
}

describe('a passage that would not be spoken', () => {
  test('has nothing to say', () => {
    expect(checking()).toThrow(new StudioError('unspeakable-text', 'There is no turn to speak.'))
    expect(checking(turn('Hi.'), turn('[pause 2s]', 'line 7'))).toThrow(
      new StudioError('unspeakable-text', 'There is nothing to say in line 7.'),
    )
    expect(checking(turn('<laugh>'))).not.toThrow()
  })

  test('is more speech than one answer holds', () => {
    expect(longestSpeech(model, plainRates)).toBe(435)
    expect(checking(turn('word '.repeat(1120)))).not.toThrow()
    expect(checking(turn('word '.repeat(1200)))).toThrow(
      new StudioError(
        'passage-too-long',
        'The text of line 4 would be about 7 min 42 s of speech, and Gemini makes 7 min 15 s in one request.',
      ),
    )
    expect(checking(turn('word '.repeat(600)), turn('word '.repeat(600), 'line 9'))).toThrow(
      'line 4 to line 9',
    )
  })

  test('is more text than one request holds, though soon said', () => {
    expect(checking(turn(`So ${'x'.repeat(40_000)}`))).toThrow(
      new StudioError(
        'passage-too-long',
        'The text of line 4 is more text than Gemini takes in one request (8192 tokens).',
      ),
    )
    // A Chinese letter is about a token, three bytes.
    expect(checking(turn('漢'.repeat(10_000)))).toThrow('8192')
  })
})

describe('an estimate', () => {
  test('counts words at their pace, and pauses and sounds as Gemini makes them', () => {
    expect(secondsOf('one two three')).toBeCloseTo(0.6 + 3 / 2.6, 9)
    expect(secondsOf('one two three', 1.25)).toBeCloseTo((0.6 + 3 / 2.6) / 1.25, 9)
    expect(secondsOf('one [pause 5s] two <laugh> three') - secondsOf('one two three')).toBeCloseTo(1.6, 9)
  })

  test('of a request: tokens in and out', () => {
    const estimate = estimateSpeech(
      { turns: [turn('one two'), turn('six')], language: undefined },
      model,
      plainRates,
    )
    expect(estimate.tokensIn).toBe(13)
    expect(estimate.tokensOut).toBe(Math.ceil(32 * (1.2 + 3 / 2.6)))
  })
})
