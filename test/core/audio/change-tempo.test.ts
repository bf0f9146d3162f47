import { describe, expect, test } from 'vitest'
import { changeTempo } from '../../../src/core/audio/change-tempo.ts'
import { speechLevel } from '../../../src/core/audio/speech-level.ts'
import { levelOf } from '../../../src/core/audio/speech-level.ts'
import { voicePrint } from '../../../src/core/check/voice-print.ts'
import { speechLike } from '../../helpers/speech-like.ts'

const rate = 24_000
const speech = speechLike({ seconds: 4, rate, seed: 3, pitch: 120, peak: 0.5 })

describe('speech at another tempo', () => {
  test.each([0.85, 0.92, 1.08, 1.2])('%d times as fast is as much shorter, as high and as loud', (tempo) => {
    const changed = changeTempo(speech, rate, tempo)
    expect(changed.length).toBe(Math.round(speech.length / tempo))
    const [before, after] = [voicePrint(speech, rate), voicePrint(changed, rate)]
    expect((after?.pitch ?? 0) / (before?.pitch ?? 1)).toBeCloseTo(1, 1)
    const level = (pcm: Int16Array) => levelOf([speechLevel(pcm, rate)]) ?? 0
    expect(Math.abs(level(changed) - level(speech))).toBeLessThan(0.7)
  })

  test('a tone stays a clean tone: no window is laid against its neighbour', () => {
    const tone = Int16Array.from(
      { length: 2 * rate },
      (_, i) => 10_000 * Math.sin((2 * Math.PI * 200 * i) / rate),
    )
    const changed = changeTempo(tone, rate, 1.1).subarray(rate / 4, rate)
    // Against the best-fitting tone of the same pitch.
    let [sin, cos, energy] = [0, 0, 0]
    for (const [i, sample] of changed.entries()) {
      sin += sample * Math.sin((2 * Math.PI * 200 * i) / rate)
      cos += sample * Math.cos((2 * Math.PI * 200 * i) / rate)
      energy += sample ** 2
    }
    const explained = (2 * (sin ** 2 + cos ** 2)) / changed.length
    expect(explained / energy).toBeGreaterThan(0.97)
  })

  test('what is not to be changed, or is hardly there, is left as it is', () => {
    expect(changeTempo(speech, rate, 1)).toBe(speech)
    const click = new Int16Array(100)
    expect(changeTempo(click, rate, 1.1)).toBe(click)
  })
})
