import { expect, test } from 'vitest'
import { createLoudnessMeter } from '../../../src/core/audio/loudness-meter.ts'
import { levelOf, speechLevel } from '../../../src/core/audio/speech-level.ts'
import { speechLike } from '../../helpers/speech-like.ts'

const rate = 24_000

function metered(pcm: Int16Array): number {
  const meter = createLoudnessMeter({ rate, channels: 1, dualMono: true })
  meter.add(Float32Array.from(pcm, (value) => value / 32_768))
  return meter.read().integrated ?? Number.NaN
}

test('one take reads as the meter reads it', () => {
  const pcm = speechLike({ seconds: 6, rate, seed: 2 })
  expect(levelOf([speechLevel(pcm, rate)])).toBeCloseTo(metered(pcm), 2)
})

test('pauses do not make a speaker quieter', () => {
  const pcm = speechLike({ seconds: 6, rate, seed: 2 })
  const paused = new Int16Array(20 * rate)
  paused.set(pcm, 5 * rate)
  expect(Math.abs(levelOf([speechLevel(paused, rate)])! - levelOf([speechLevel(pcm, rate)])!)).toBeLessThan(
    0.3,
  )
})

test('takes of one speaker add up to the level of all of them', () => {
  const takes = [1, 2, 3].map((seed) => speechLike({ seconds: 5, rate, seed, peak: 0.2 + 0.1 * seed }))
  const whole = new Int16Array(15 * rate)
  for (const [index, pcm] of takes.entries()) whole.set(pcm, index * 5 * rate)
  const together = levelOf(takes.map((pcm) => speechLevel(pcm, rate)))!
  expect(Math.abs(together - metered(whole))).toBeLessThan(0.3)
})

test('a take of less than 400 ms counts', () => {
  const long = Int16Array.from({ length: rate }, (_, i) => Math.round(8000 * Math.sin(i / 4)))
  for (const length of [2400, 5000, 9599]) {
    const level = speechLevel(long.subarray(0, length), rate)
    expect(level.blocks).toBe(1)
    expect(Math.abs(levelOf([level])! - metered(long))).toBeLessThan(0.5)
  }
})

test('silence has no level, and takes none away from others', () => {
  const silence = speechLevel(new Int16Array(rate), rate)
  expect(silence).toEqual({ blocks: 0, energy: 0 })
  expect(speechLevel(new Int16Array(0), rate)).toEqual({ blocks: 0, energy: 0 })
  expect(levelOf([silence])).toBeUndefined()
  expect(levelOf([])).toBeUndefined()
  const speech = speechLevel(speechLike({ seconds: 2, rate, seed: 1 }), rate)
  expect(levelOf([speech, silence])).toBe(levelOf([speech]))
})
