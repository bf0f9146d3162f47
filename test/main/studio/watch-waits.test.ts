import { expect, test } from 'vitest'
import type { Wait } from '../../../src/main/engines/speech-engine.ts'
import { watchWaits } from '../../../src/main/studio/watch-waits.ts'

function waitUntil(second: number): Wait {
  return { reason: 'pace', until: new Date(second * 1000), message: `Until ${second}.` }
}

test('a render waits only while every passage under way does, and says what is over first', () => {
  let running = 2
  const told: (string | undefined)[] = []
  const waitOf = watchWaits(
    () => running,
    (wait) => told.push(wait?.message),
  )
  const one = waitOf()
  const two = waitOf()
  one(waitUntil(30))
  expect(told).toEqual([])
  two(waitUntil(20))
  expect(told).toEqual(['Until 20.'])
  two(undefined)
  expect(told).toEqual(['Until 20.', undefined])
  two(waitUntil(40))
  expect(told.at(-1)).toBe('Until 30.')
  running = 1
  one(undefined)
  expect(told.at(-1)).toBe('Until 40.')
  two(undefined)
  expect(told.at(-1)).toBeUndefined()
})
