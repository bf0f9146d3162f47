import { describe, expect, test } from 'vitest'
import { draftVoices } from '../../../src/core/cast/draft-voices.ts'
import { geminiVoices } from '../../../src/core/cast/gemini-voices.ts'
import { castGeminiVoices } from '../../../src/core/gemini/gemini-cast.ts'
import { StudioError } from '../../../src/shared/studio-error.ts'

const castOf = (voices: readonly string[], known: readonly string[] = []) => [
  ...castGeminiVoices(
    voices.map((voice, index) => ({ speaker: `S${index}`, voice })),
    known,
  ).values(),
]

const genderOf = (name: string) =>
  [...geminiVoices, ...draftVoices].find((voice) => voice.name === name)?.gender

describe('the voices of an episode', () => {
  test('Gemini names stand for themselves, in any case', () => {
    expect(castOf(geminiVoices.map(({ name }) => name.toUpperCase()))).toEqual(
      geminiVoices.map(({ name }) => name),
    )
  })

  test('every draft voice gets one of its gender, no two the same, always the same', () => {
    const names = draftVoices.map(({ name }) => name)
    const cast = castOf(names)
    expect(new Set(cast).size).toBe(8)
    expect(cast.map(genderOf)).toEqual(names.map(genderOf))
    expect(castOf(names)).toEqual(cast)
    expect(castOf(['Clara'])).toEqual(['Zephyr'])
  })

  test('a draft voice does not take a voice that somebody has by name', () => {
    expect(castOf(['Clara', 'Zephyr'])).toEqual(['Callirrhoe', 'Zephyr'])
  })

  test('more speakers than voices share them', () => {
    expect(castOf(Array.from({ length: 40 }, () => 'Hugo')).every((name) => genderOf(name) === 'male')).toBe(
      true,
    )
  })

  test('a speaker has one voice, the first that is given', () => {
    const cast = castGeminiVoices(
      [
        { speaker: 'Host', voice: 'Puck' },
        { speaker: 'Host', voice: 'Kore' },
      ],
      [],
    )
    expect([...cast]).toEqual([['Host', 'Puck']])
  })

  test('a name of the extended library has to have been met', () => {
    expect(castOf(['albana'], ['Albana'])).toEqual(['Albana'])
    expect(() => castOf(['Albana'])).toThrow(StudioError)
  })

  test('a name nobody knows is refused with the nearest', () => {
    expect(() => castOf(['Uranus'])).toThrow(
      new StudioError('unknown-voice', 'Uranus is not a voice. Did you mean Orus?'),
    )
  })
})
