import { expect, test } from 'vitest'
import { createLimiter, createLinkedLimiter } from '../../../src/core/audio/limiter.ts'
import { createLoudnessMeter } from '../../../src/core/audio/loudness-meter.ts'
import { inBlocks, joined, noise, sine, streamed } from '../../helpers/sound.ts'

const rate = 44_100

function limited(left: Float32Array, right: Float32Array, ...sizes: number[]) {
  const limiter = createLinkedLimiter({ rate, ceiling: -1 }, 2)
  const others = inBlocks(right, ...sizes)
  const parts: (readonly Float32Array[])[] = []
  for (const block of inBlocks(left, ...sizes)) {
    const made = limiter.process([block, others.next().value ?? block])
    parts.push(made.map((channel) => channel.slice()))
  }
  parts.push(limiter.finish().map((channel) => channel.slice()))
  return [0, 1].map((at) => joined(...parts.map((part) => part[at] ?? new Float32Array(0))))
}

test('a peak in one channel brings both down alike, and neither passes the ceiling', () => {
  const loud = noise(rate, 1.6, 5)
  const quiet = sine({ rate, seconds: 1, frequency: 300, amplitude: 0.2 })
  const [left = loud, right = quiet] = limited(loud, quiet, 4096)
  const meter = createLoudnessMeter({ rate, channels: 2, truePeak: true })
  meter.add(left, right)
  expect(meter.read().truePeak).toBeLessThanOrEqual(-1)
  expect([left.length, right.length]).toEqual([rate, rate])
  for (let at = 0; at < rate; at += 997) {
    if (Math.abs(loud[at]!) > 0.01 && Math.abs(quiet[at]!) > 0.01)
      expect(left[at]! / loud[at]!).toBeCloseTo(right[at]! / quiet[at]!, 4)
  }
})

test('two channels that are alike are limited as one is, bit for bit, in whatever blocks', () => {
  const sound = noise(20_000, 1.5, 9)
  const one = streamed(createLimiter({ rate, ceiling: -1 }), sound, 8192)
  const [left, right] = limited(sound, sound, 77, 1, 5000)
  expect(left).toEqual(one)
  expect(right).toEqual(one)
})

test('channels of different lengths are a bug', () => {
  const limiter = createLinkedLimiter({ rate, ceiling: -1 }, 2)
  expect(() => limiter.process([new Float32Array(4), new Float32Array(5)])).toThrow(RangeError)
  expect(() => limiter.process([new Float32Array(4)])).toThrow(RangeError)
})
