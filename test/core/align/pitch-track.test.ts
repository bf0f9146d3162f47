import { expect, test } from 'vitest'
import { createPitchTrack } from '../../../src/core/align/pitch-track.ts'
import { noise, sine } from '../../helpers/sound.ts'

const pcmOf = (sound: Float32Array) => Int16Array.from(sound, (value) => Math.round(value * 20_000))

test.each([80, 110, 165, 220, 350])(
  'a voice of %i Hz is found within 1 %%, its overtones louder',
  (pitch) => {
    const rate = 24_000
    const overtones = [0.4, 1, 0.8, 0.5].map((amplitude, k) =>
      sine({ rate, seconds: 0.5, frequency: pitch * (k + 1), amplitude: amplitude / 3, phase: 40 * k }),
    )
    const sound = overtones[0]!.map((_, i) => overtones.reduce((sum, tone) => sum + tone[i]!, 0))
    const found = createPitchTrack(pcmOf(sound), rate)(rate / 4)
    expect(Math.abs(found - pitch) / pitch).toBeLessThan(0.01)
  },
)

test('noise, silence and what lies outside have no pitch', () => {
  const rate = 24_000
  const hiss = createPitchTrack(pcmOf(noise(rate, 0.5)), rate)
  expect([0.2, 0.4, 0.6, 0.8].map((at) => hiss(at * rate))).toEqual([0, 0, 0, 0])
  expect(createPitchTrack(new Int16Array(rate), rate)(rate / 2)).toBe(0)
  expect([hiss(0), hiss(rate)]).toEqual([0, 0])
})
