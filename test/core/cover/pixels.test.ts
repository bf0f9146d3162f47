import { expect, test } from 'vitest'
import { isEmpty, layOnWhite, shrinkPixels } from '../../../src/core/cover/pixels.ts'

const pixels = (side: number, at: (x: number, y: number) => readonly number[]) => ({
  side,
  data: Uint8Array.from(
    Array.from({ length: side * side }, (_, i) => at(i % side, Math.floor(i / side))).flat(),
  ),
})

test('a shrunk pixel is the mean of those it covers, in its place', () => {
  const drawn = pixels(4, (x, y) => [x * 10, y * 10, 200, 255])
  expect(shrinkPixels(drawn, 2)).toEqual(pixels(2, (x, y) => [5 + x * 20, 5 + y * 20, 200, 255]))
  // Three in the room of two: each takes one and a half.
  expect(
    shrinkPixels(
      pixels(3, (x) => [[0, 90, 240][x] ?? 0, 0, 0, 255]),
      2,
    ),
  ).toEqual(pixels(2, (x) => [x === 0 ? 30 : 190, 0, 0, 255]))
  expect(shrinkPixels(drawn, 4)).toBe(drawn)
})

test('what can be seen through is laid on white', () => {
  const half = pixels(1, () => [127, 0, 0, 127])
  expect(layOnWhite(half)).toEqual(pixels(1, () => [255, 128, 128, 255]))
  expect([isEmpty(half), isEmpty(pixels(2, () => [0, 0, 0, 0]))]).toEqual([false, true])
})
