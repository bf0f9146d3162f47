import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { decodeSamples, encodeSamples } from '../../../src/core/audio/sample-codec.ts'

const steps = { pcm16: 32_768, pcm24: 8_388_608, pcm32: 2_147_483_648 } as const

test('samples come back within half a step of their format', () => {
  fc.assert(
    fc.property(fc.float32Array({ min: -1, max: Math.fround(0.99), noNaN: true }), (samples) => {
      for (const format of ['pcm16', 'pcm24', 'pcm32', 'float32'] as const) {
        const back = new Float32Array(samples.length)
        decodeSamples(encodeSamples(samples, format), format, samples.length, back)
        const step = format === 'float32' ? 0 : 0.5 / steps[format]
        for (const [i, sample] of samples.entries()) {
          // A 32-bit number is finer than the float it becomes.
          expect(Math.abs(back[i]! - sample)).toBeLessThanOrEqual(step + Math.abs(sample) * 2 ** -24)
        }
      }
    }),
  )
})

test('known bytes', () => {
  const into = new Float32Array(2)
  decodeSamples(Uint8Array.of(0x00, 0x80, 0xff, 0x7f), 'pcm16', 2, into)
  expect([...into]).toEqual([-1, Math.fround(32_767 / 32_768)])
  decodeSamples(Uint8Array.of(0x00, 0x00, 0x80, 0x01, 0x00, 0x00), 'pcm24', 2, into)
  expect([...into]).toEqual([-1, 1 / 8_388_608])
  expect([...encodeSamples(Float32Array.of(-1, 2), 'pcm24')]).toEqual([0, 0, 0x80, 0xff, 0xff, 0x7f])
})

test('what is no number becomes silence', () => {
  const into = new Float32Array(3)
  const bytes = new Uint8Array(Float32Array.of(Number.NaN, Infinity, 0.5).buffer)
  decodeSamples(bytes, 'float32', 3, into)
  expect([...into]).toEqual([0, 0, 0.5])
})
