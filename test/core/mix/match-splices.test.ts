import { describe, expect, test } from 'vitest'
import { matchSplices, type TakeToMatch } from '../../../src/core/mix/match-splices.ts'

/** LUFS, as two loudspeakers sound, as the energy of one block. */
const levelAt = (loudness: number) => ({ blocks: 10, energy: 10 * 10 ** ((loudness + 0.691) / 10) })

function take(key: string, change: Partial<TakeToMatch> & { loudness?: number } = {}): TakeToMatch {
  const { loudness = -23, ...rest } = change
  return {
    key,
    speaker: 'Ann',
    passage: 'p',
    level: levelAt(loudness),
    speech: 5,
    characters: 75,
    style: undefined,
    ...rest,
  }
}

const passage = [take('a'), take('b'), take('c'), take('d')]
const alone = (change: Parameters<typeof take>[1]) =>
  matchSplices([...passage, take('new', { passage: undefined, ...change })])

describe('a line that was spoken by itself among those of passages', () => {
  test('is left alone where it fits', () => {
    expect(alone({ loudness: -24.5, speech: 5.3 }).size).toBe(0)
  })

  test('is brought near to the level of its speaker, never more than 6 dB', () => {
    expect(alone({ loudness: -28 }).get('new')?.gain).toBeCloseTo(3, 1)
    expect(alone({ loudness: -18 }).get('new')?.gain).toBeCloseTo(-3, 1)
    expect(alone({ loudness: -45 }).get('new')?.gain).toBe(6)
  })

  test('is brought near to the pace of its speaker, by a tenth at most', () => {
    expect(alone({ speech: 6 }).get('new')?.tempo).toBeCloseTo(1.067, 2)
    expect(alone({ speech: 4 }).get('new')?.tempo).toBeCloseTo(0.9, 2)
    expect(alone({ speech: 12 }).get('new')?.tempo).toBeCloseTo(1.1, 5)
  })

  test('is not hurried for being short', () => {
    expect(alone({ speech: 2, characters: 12 }).size).toBe(0)
  })

  test('keeps a manner of its own: who is to whisper whispers', () => {
    expect(alone({ loudness: -40, style: 'whispering' }).size).toBe(0)
  })

  test('is measured by its own speaker alone', () => {
    const other = passage.map((one) => ({ ...one, key: `${one.key}2`, speaker: 'Bob', level: levelAt(-30) }))
    const matches = matchSplices([
      ...passage,
      ...other,
      take('new', { speaker: 'Bob', passage: undefined, loudness: -30 }),
    ])
    expect(matches.size).toBe(0)
  })
})

test('lines that were all spoken by themselves are left as they are', () => {
  const lines = [-20, -30, -23, -40].map((loudness, index) =>
    take(`${index}`, { passage: undefined, loudness }),
  )
  expect(matchSplices(lines).size).toBe(0)
})
