import { expect, test } from 'vitest'
import { createMelCepstrum, timbreCount } from '../../../src/core/align/mel-cepstrum.ts'
import { speechLike } from '../../helpers/speech-like.ts'
import { noise, sine } from '../../helpers/sound.ts'

const rate = 24_000

function timbre(pcm: Int16Array): Float64Array {
  const into = new Float64Array(timbreCount)
  createMelCepstrum(pcm, rate).write(pcm.length >> 1, into, 0)
  return into
}

function pcmOf(sound: Float32Array): Int16Array {
  return Int16Array.from(sound, (value) => Math.round(value * 20_000))
}

function apart(one: Float64Array, other: Float64Array): number {
  return Math.hypot(...one.map((value, i) => value - (other[i] ?? 0)))
}

test('timbre does not depend on level', () => {
  const quiet = timbre(speechLike({ seconds: 0.4, rate, seed: 3, silence: 0, peak: 0.1 }))
  const loud = timbre(speechLike({ seconds: 0.4, rate, seed: 3, silence: 0, peak: 0.8 }))
  expect(apart(quiet, loud)).toBeLessThan(0.05 * Math.hypot(...loud))
})

test('a low sound and a hiss are far apart, mostly in the first coefficient', () => {
  const low = timbre(pcmOf(sine({ rate, seconds: 0.4, frequency: 200, amplitude: 0.5 })))
  const hiss = timbre(pcmOf(noise(0.4 * rate, 0.5)))
  expect((low[0] ?? 0) - (hiss[0] ?? 0)).toBeGreaterThan(3)
})
