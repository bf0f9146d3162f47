import { expect, test } from 'vitest'
import { peaksOf } from '../../../src/core/audio/peaks.ts'
import { randomNumbers } from '../../helpers/random.ts'

const random = randomNumbers(4)
const sound = Int16Array.from({ length: 100_000 }, () => Math.floor(65_536 * random()) - 32_768)

test('every pair holds the lowest and the highest of its samples, at every scale', () => {
  const { samples, levels } = peaksOf([sound.subarray(0, 1), sound.subarray(1, 7777), sound.subarray(7777)])
  expect(samples).toBe(sound.length)
  expect(levels).toHaveLength(12)
  for (const [level, pairs] of levels.entries()) {
    const size = 256 * 2 ** level
    expect(pairs).toHaveLength(2 * Math.ceil(sound.length / size))
    for (let pair = 0; pair < pairs.length / 2; pair++) {
      const part = sound.subarray(pair * size, (pair + 1) * size)
      expect([pairs[2 * pair], pairs[2 * pair + 1]]).toEqual([Math.min(...part), Math.max(...part)])
    }
  }
})

test('nothing has no peaks', () => {
  expect(peaksOf([]).levels.every((pairs) => pairs.length === 0)).toBe(true)
})
