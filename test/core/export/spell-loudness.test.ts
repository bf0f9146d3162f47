import { expect, test } from 'vitest'
import { measuredLoudness, spellLoudness } from '../../../src/core/export/spell-loudness.ts'

test('a mono file is told as meters read it, and that it is mono', () => {
  expect([1, 2].map((channels) => spellLoudness(measuredLoudness(-16, channels), channels))).toEqual([
    '−19.0 LUFS in mono',
    '−16.0 LUFS',
  ])
  expect(spellLoudness(measuredLoudness(null, 1), 1)).toBe('too quiet to measure')
  expect(spellLoudness(-18.96, undefined)).toBe('−19.0 LUFS')
})
