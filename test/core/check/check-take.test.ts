import { describe, expect, test } from 'vitest'
import { speechLevel } from '../../../src/core/audio/speech-level.ts'
import { checkTake } from '../../../src/core/check/check-take.ts'
import type { TakeExpectation } from '../../../src/core/check/take-expectation.ts'
import { voicePrint } from '../../../src/core/check/voice-print.ts'
import { speechLike } from '../../helpers/speech-like.ts'
import { join, silence } from './corpus/speak-lines.ts'

const rate = 24_000
const seconds = 6
const sound = speechLike({ seconds, rate, seed: 5 })

/** What is known of a speaker of whom many takes were kept. */
function expected(more: Partial<TakeExpectation> = {}): TakeExpectation {
  const level = speechLevel(sound, rate)
  const voice = voicePrint(sound, rate)
  return { seconds: seconds + 0.1, words: 15, characters: 90, samples: 20, level, voice, ...more }
}

function check(pcm: Int16Array, more: Partial<TakeExpectation> = {}) {
  return checkTake({ pcm, rate, finish: 'stop', expected: expected(more) })
}

const codes = (pcm: Int16Array, more: Partial<TakeExpectation> = {}) =>
  check(pcm, more).reasons.map(({ code }) => code)
const scaled = (factor: number) =>
  sound.map((sample) => Math.max(-32_767, Math.min(32_767, Math.round(sample * factor))))

/** Played at another speed, as samples of a rate that was said wrongly. */
function played(speed: number): Int16Array {
  return Int16Array.from({ length: Math.floor(sound.length / speed) }, (_, i) => {
    const at = i * speed
    const before = sound[Math.floor(at)] ?? 0
    return Math.round(before + (at % 1) * ((sound[Math.floor(at) + 1] ?? 0) - before))
  })
}

describe('a take that is as it should be', () => {
  test('has nothing against it', () => {
    expect(check(sound)).toEqual({ verdict: 'ok', reasons: [] })
  })
  test('may have the pause its text asks for', () => {
    const paused = join([sound.subarray(0, 3 * rate), silence(3), sound.subarray(3 * rate)])
    const long = { seconds: seconds + 3 }
    expect(codes(paused, long)).toContain('gap')
    expect(codes(paused, { ...long, pause: 3 })).not.toContain('gap')
  })
  test('may be by a speaker who is always quiet', () => {
    const quiet = scaled(0.1)
    expect(codes(quiet)).toContain('too-quiet')
    expect(check(quiet, { level: speechLevel(quiet, rate) }).verdict).toBe('ok')
  })
})

describe('a take that is spoiled', () => {
  test('is bad whatever it sounds like when it was not finished', () => {
    const { verdict, reasons } = checkTake({ pcm: sound, rate, finish: 'other', expected: expected() })
    expect({ verdict, first: reasons[0]?.code }).toEqual({ verdict: 'bad', first: 'unfinished' })
  })
  test.each([
    ['nothing', new Int16Array(0), 'empty'],
    ['silence', silence(seconds), 'silent'],
    ['a hiss below hearing', sound.map((_, i) => (i % 7) - 3), 'silent'],
    ['a cut in the middle of a sound', sound.subarray(0, Math.round(3.02 * rate)), 'cut-off'],
    ['a third of the speech', join([sound.subarray(0, 2 * rate), silence(0.3)]), 'too-short'],
    ['a long silence before', join([silence(5), sound]), 'silence-at-start'],
    ['a long silence after', join([sound, silence(8)]), 'silence-at-end'],
    ['a hole', join([sound.subarray(0, 3 * rate), silence(6), sound.subarray(3 * rate)]), 'gap'],
    ['peaks cut off', scaled(12), 'clipped'],
    ['hardly any level', scaled(0.01), 'too-quiet'],
    ['all of it twice', join([sound, sound]), 'said-twice'],
    ['a rate that is too low', played(2 / 3), 'wrong-speed'],
    ['a rate that is too high', played(2), 'wrong-speed'],
  ])('%s is bad', (_, pcm, code) => {
    const { verdict, reasons } = check(pcm)
    expect(verdict).toBe('bad')
    expect(reasons.filter((reason) => reason.verdict === 'bad').map((reason) => reason.code)).toContain(code)
  })
  test('says what is wrong in a sentence', () => {
    for (const { message } of check(scaled(12).subarray(0, 2 * rate)).reasons) {
      expect(message).toMatch(/^[A-Z].+\.$/)
    }
  })
})

test('a stretch that comes twice is something to listen to, unless the text has it twice', () => {
  const twice = join([sound, sound.subarray(rate, 4 * rate)])
  const long = { seconds: seconds + 3 }
  expect(codes(twice, long)).toContain('phrase-twice')
  expect(codes(twice, { ...long, repeated: 3 })).not.toContain('phrase-twice')
})

test('the rate an answer gave decides where the voice was never heard', () => {
  const never = expected({ level: undefined, voice: undefined, samples: 0 })
  const verdict = (pcm: Int16Array, saidRate: number | undefined) =>
    checkTake({ pcm, rate, finish: 'stop', saidRate, expected: never }).verdict
  expect(verdict(played(2 / 3), 16_000)).toBe('bad')
  expect(verdict(sound, 16_000)).not.toBe('bad')
  expect(verdict(sound, rate)).toBe('ok')
})

test('any sound at all gets a verdict', () => {
  for (const length of [1, 2, 100, 479, 2400]) {
    const pcm = Int16Array.from({ length }, (_, i) => (i % 2 === 0 ? 32_767 : -32_768))
    expect(check(pcm).verdict).toBe('bad')
  }
})
