import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { castDraftVoices } from '../../../src/core/cast/draft-cast.ts'
import { draftVoices, playedRate } from '../../../src/core/cast/draft-voices.ts'
import { geminiVoices } from '../../../src/core/cast/gemini-voices.ts'
import { nearestNames } from '../../../src/core/cast/nearest-names.ts'

const geminiNames = geminiVoices.map((voice) => voice.name)

/** The draft voices of an episode whose speakers, A, B, C …, have these voices. */
function castOf(...voices: string[]): string[] {
  const speakers = voices.map((voice, index) => ({ speaker: `Speaker ${index}`, voice }))
  return Array.from(castDraftVoices(speakers).values(), (voice) => voice.name)
}

describe('the voice tables', () => {
  test('30 Gemini voices, 14 of them women', () => {
    expect(new Set(geminiNames).size).toBe(30)
    expect(geminiVoices.filter((voice) => voice.gender === 'female')).toHaveLength(14)
  })

  test('8 draft voices, no two the same, none with a name that could be a Gemini voice', () => {
    expect(draftVoices).toHaveLength(8)
    expect(new Set(draftVoices.map(({ base, stretch, pitch }) => `${base} ${stretch} ${pitch}`)).size).toBe(8)
    expect(draftVoices.flatMap((voice) => nearestNames(voice.name, geminiNames))).toEqual([])
  })

  test('a voice moved down is played more slowly', () => {
    expect(draftVoices.map(playedRate)).toEqual([
      16_000, 16_000, 14_080, 16_000, 16_000, 17_920, 17_920, 16_000,
    ])
  })
})

describe('draft voices for an episode', () => {
  test('every Gemini voice gets one of its gender, every draft voice all of its own', () => {
    const standIns = new Map<string, number>()
    for (const { name, gender } of geminiVoices) {
      const [voice] = castDraftVoices([{ speaker: 'Host', voice: name }]).values()
      expect(voice?.gender).toBe(gender)
      standIns.set(voice?.name ?? '', (standIns.get(voice?.name ?? '') ?? 0) + 1)
    }
    expect(standIns.size).toBe(8)
    expect(Math.max(...standIns.values())).toBe(5)
    expect(Math.min(...standIns.values())).toBe(3)
    for (const { name } of draftVoices) expect(castOf(name.toUpperCase())).toEqual([name])
  })

  test('who comes later takes the next free voice, of the same gender first', () => {
    expect(castOf('Zephyr', 'Zephyr', 'Zephyr', 'Zephyr')).toEqual(['Clara', 'Ruth', 'Ivy', 'Hugo'])
    expect(castOf('Puck', 'Iapetus', 'Schedar')).toEqual(['Hugo', 'Angus', 'Milo'])
  })

  test('a draft voice somebody chose is not given to another, even before', () => {
    expect(castOf('Zephyr', 'Clara')).toEqual(['Ruth', 'Clara'])
  })

  test('the same draft voice chosen twice is spoken twice', () => {
    expect(castOf('Clara', 'clara')).toEqual(['Clara', 'Clara'])
  })

  test('nine speakers: everybody has a voice and one voice is used twice', () => {
    const voices = castOf(...Array.from({ length: 9 }, () => 'Zephyr'))
    expect(new Set(voices).size).toBe(8)
    expect(voices[8]).toBe('Clara')
  })

  test('a speaker is cast once, by the first mention', () => {
    const cast = castDraftVoices([
      { speaker: 'Host', voice: 'Puck' },
      { speaker: 'Host', voice: 'Kore' },
    ])
    expect(Array.from(cast, ([speaker, voice]) => [speaker, voice.name])).toEqual([['Host', 'Hugo']])
  })

  test('an unknown voice is refused with the nearest name of either engine', () => {
    expect(() => castOf('Zephyr', 'Uranus')).toThrow('Uranus is not a voice. Did you mean Orus?')
    expect(() => castOf('Angos')).toThrow('Angos is not a voice. Did you mean Angus?')
  })

  test('up to eight speakers with Gemini voices all differ, and a later one changes nobody', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...geminiNames), { minLength: 1, maxLength: 30 }), (voices) => {
        const all = castOf(...voices)
        expect(castOf(...voices.slice(0, -1))).toEqual(all.slice(0, -1))
        const uses = draftVoices.map(({ name }) => all.filter((voice) => voice === name).length)
        expect(Math.max(...uses) - Math.min(...uses)).toBeLessThanOrEqual(1)
      }),
    )
  })
})

test('a voice of the extended library has a stand-in of its gender, always the same', () => {
  const others = [
    { name: 'en-US-Aurora', gender: 'female' },
    { name: 'en-US-Boris', gender: 'male' },
  ] as const
  const speakers = others.map(({ name }) => ({ speaker: name, voice: name }))
  const cast = castDraftVoices(speakers, others)
  expect(others.map(({ name }) => cast.get(name)?.gender)).toEqual(['female', 'male'])
  expect(castDraftVoices(speakers, others)).toEqual(cast)
  expect(() => castDraftVoices(speakers)).toThrow(expect.objectContaining({ code: 'unknown-voice' }))
})
