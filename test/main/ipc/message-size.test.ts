import { expect, test } from 'vitest'
import { isWithinSize } from '../../../src/main/ipc/message-size.ts'

test.each<[string, unknown, boolean]>([
  ['nothing', undefined, true],
  ['a text that just fits', 'x'.repeat(992), true],
  ['a text that does not', 'x'.repeat(993), false],
  ['many small values', Array(200).fill(0), false],
  ['an empty array that claims a length', Object.assign([], { length: 2 ** 31 }), false],
  ['bytes', new Uint8Array(2000), false],
  ['a buffer', new ArrayBuffer(2000), false],
  ['long names', { ['x'.repeat(2000)]: 1 }, false],
  ['a map, which nothing asks for', new Map(), false],
  ['a set, which nothing asks for', new Set(), false],
])('%s', (_what, message, fits) => {
  expect(isWithinSize(message, 1000)).toBe(fits)
})

test('a circle ends', () => {
  const circle: { self?: unknown } = {}
  circle.self = circle
  expect(isWithinSize(circle, 1000)).toBe(false)
})

test('depth costs no stack', () => {
  let deep: unknown = 0
  for (let level = 0; level < 100_000; level++) deep = [deep]
  expect(isWithinSize(deep, 1000)).toBe(false)
  expect(isWithinSize(deep, 10_000_000)).toBe(true)
})
