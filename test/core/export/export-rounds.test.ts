import { describe, expect, test } from 'vitest'
import type { Round } from '../../../src/core/audio/next-round.ts'
import {
  firstAttempt,
  missedBecause,
  nextAttempt,
  type ExportStart,
} from '../../../src/core/export/export-rounds.ts'
import { loudnessGoal } from '../../../src/core/export/loudness-preset.ts'

const start = (changes: Partial<ExportStart> = {}): ExportStart => ({
  format: 'm4a',
  channels: 2,
  goal: loudnessGoal('podcast', 2),
  loudness: -16,
  truePeak: -1.03,
  ...changes,
})
const round = (changes: Partial<Round> = {}): Round => ({
  gain: 0,
  ceiling: -2,
  integrated: -16,
  truePeak: -1.5,
  ...changes,
})

describe('the first time', () => {
  test('the limiter leaves room for what a lossy encoder adds to peaks, and none for what adds nothing', () => {
    expect(firstAttempt(start())).toEqual({ gain: 0, ceiling: -2 })
    expect(firstAttempt(start({ format: 'flac', loudness: -20 }))).toEqual({ gain: 4, ceiling: -1 })
  })

  test('one channel is aimed 3 LU lower, which is the same sound', () => {
    const mono = start({ channels: 1, goal: loudnessGoal('spotify', 1), format: 'opus' })
    expect(firstAttempt(mono).gain).toBeCloseTo(2, 6)
  })

  test('what LAME takes away is given before', () => {
    expect(firstAttempt(start({ format: 'mp3' })).gain).toBeCloseTo(0.5, 6)
  })

  test('a lossless file of a master that is right already keeps its samples', () => {
    expect(firstAttempt(start({ format: 'wav', loudness: -16.08 })).gain).toBe(0)
    expect(firstAttempt(start({ format: 'wav', loudness: -16.08, truePeak: -0.5 })).gain).toBeCloseTo(0.08, 6)
  })

  test('left as it is, nothing is changed and nothing is corrected', () => {
    const off = start({ goal: loudnessGoal('off', 2) })
    expect(firstAttempt(off)).toEqual({ gain: 0, ceiling: undefined })
    expect(nextAttempt(off, [round({ integrated: -30, truePeak: 1 })])).toBeUndefined()
    expect(missedBecause(off, [round({ integrated: -30, truePeak: 1 })])).toBeUndefined()
  })

  test('silence is neither raised nor tried again, and that is said', () => {
    const silent = start({ loudness: undefined, truePeak: undefined })
    expect(firstAttempt(silent).gain).toBe(0)
    const rounds = [round({ integrated: -Infinity, truePeak: -Infinity })]
    expect(nextAttempt(silent, rounds)).toBeUndefined()
    expect(missedBecause(silent, rounds)).toMatch(/long and loud enough/)
  })
})

describe('after a round', () => {
  test('what is within 0.2 LU and below the ceiling is right', () => {
    expect(nextAttempt(start(), [round({ integrated: -16.19 })])).toBeUndefined()
    expect(missedBecause(start(), [round({ integrated: -16.19 })])).toBeUndefined()
    expect(nextAttempt(start(), [round({ integrated: -16.21 })])?.gain).toBeGreaterThan(0.2)
  })

  test('a peak that the encoder made over the ceiling lowers the limiter by more than the miss', () => {
    expect(nextAttempt(start(), [round({ truePeak: -0.8 })])?.ceiling).toBeCloseTo(-2.35, 6)
  })

  test('it ends after four, and says what was reached and why', () => {
    const loud = round({ integrated: -17.26, truePeak: -1.02 })
    expect(nextAttempt(start(), [loud, loud, loud, loud])).toBeUndefined()
    expect(missedBecause(start(), [loud, loud, loud, loud])).toBe(
      'Peaks that high leave no room for more. It came to −17.3 LUFS with peaks of −1.0 dBTP.',
    )
    expect(missedBecause(start(), [round({ gain: 40, integrated: -30 })])).toMatch(/too quiet to be raised/)
    expect(missedBecause(start(), [round({ truePeak: -0.4 })])).toMatch(/peaks above −1.0 dBTP/)
  })
})
