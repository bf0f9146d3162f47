import { expect, test } from 'vitest'
import { changeCast, knownCast } from '../../../src/main/library/episode-cast.ts'

const kept = { Host: { voice: 'Zephyr', style: 'calm', accent: 'Leeds' }, Guest: { pace: 1.5 } }

test('the window is given only what it knows', () => {
  expect(knownCast(kept)).toEqual({ Host: { voice: 'Zephyr', style: 'calm' }, Guest: { pace: 1.5 } })
})

test('a new cast replaces what the window knows and keeps the rest', () => {
  expect(changeCast(kept, { Host: { voice: 'Puck' }, Third: {} })).toEqual({
    Host: { voice: 'Puck', accent: 'Leeds' },
    Third: {},
  })
})

test('exploit: a speaker with the name of a built-in member is a speaker like others', () => {
  const cast = changeCast({}, { constructor: { voice: 'Puck' } })
  expect(knownCast(cast)).toEqual({ constructor: { voice: 'Puck' } })
})
