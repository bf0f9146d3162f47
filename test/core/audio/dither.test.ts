import { expect, test } from 'vitest'
import { createDither } from '../../../src/core/audio/dither.ts'

function quantised(samples: Float32Array, seed?: number): { pcm: Int16Array; heard: Float32Array } {
  const pcm = new Int16Array(samples.length)
  const heard = new Float32Array(samples.length)
  createDither(seed).quantise(samples, pcm, heard)
  return { pcm, heard }
}

test('the same samples give the same bytes; another seed gives others', () => {
  const samples = new Float32Array(5000).fill(0.1)
  expect(quantised(samples).pcm).toEqual(quantised(samples).pcm)
  expect(quantised(samples, 5).pcm).not.toEqual(quantised(samples, 6).pcm)
})

test('rounding has no bias, whatever lies between two steps, and noise of triangular shape', () => {
  for (const part of [0, 0.25, 0.5, 0.9]) {
    const { pcm } = quantised(new Float32Array(200_000).fill((100 + part) / 32_768))
    let sum = 0
    let squares = 0
    for (const value of pcm) {
      sum += value - 100 - part
      squares += (value - 100 - part) ** 2
    }
    expect(Math.abs(sum / pcm.length)).toBeLessThan(0.01)
    // Triangular dither makes the error a quarter of a squared step, independent of the signal.
    expect(squares / pcm.length).toBeCloseTo(0.25, 2)
  }
})

test('what is heard is what is stored, and too loud is clipped', () => {
  const { pcm, heard } = quantised(Float32Array.of(1.5, -1.5, 1, -1, 0.5))
  expect([...pcm.subarray(0, 2)]).toEqual([32_767, -32_768])
  expect([...heard]).toEqual([...pcm].map((value) => value / 32_768))
})
