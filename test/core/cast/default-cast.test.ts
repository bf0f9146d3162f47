import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { defaultVoices } from '../../../src/core/cast/default-cast.ts'
import { castDraftVoices } from '../../../src/core/cast/draft-cast.ts'
import { geminiVoices } from '../../../src/core/cast/gemini-voices.ts'

const speakersOf = (count: number) => Array.from({ length: count }, (_, index) => `Speaker ${index}`)
const genderOf = (name: string | undefined) => geminiVoices.find((voice) => voice.name === name)?.gender

test('host and guest: a woman and a man', () => {
  expect([...defaultVoices(['Host', 'Guest'], new Map())]).toEqual([
    ['Host', 'Zephyr'],
    ['Guest', 'Puck'],
  ])
})

test('the first six also differ in draft voices without one having to give way', () => {
  const cast = defaultVoices(speakersOf(6), new Map())
  for (const [speaker, voice] of cast) {
    const alone = castDraftVoices([{ speaker, voice }]).get(speaker)
    const together = castDraftVoices(Array.from(cast, ([name, own]) => ({ speaker: name, voice: own }))).get(
      speaker,
    )
    expect(together).toEqual(alone)
  }
})

test('a given voice is kept, whatever it is, and nobody else gets it', () => {
  const cast = defaultVoices(
    ['Host', 'Guest', 'Third'],
    new Map([
      ['Guest', 'zephyr'],
      ['Third', 'Clara'],
    ]),
  )
  expect(cast.get('Guest')).toBe('zephyr')
  expect(cast.get('Third')).toBe('Clara')
  expect(cast.get('Host')).not.toBe('Zephyr')
})

test('who follows a woman is a man, and the other way round, also after a given voice', () => {
  expect(genderOf(defaultVoices(['Host', 'Guest'], new Map([['Host', 'Puck']])).get('Guest'))).toBe('female')
  expect(genderOf(defaultVoices(['Host', 'Guest'], new Map([['Host', 'Ruth']])).get('Guest'))).toBe('male')
  const voices = [...defaultVoices(speakersOf(28), new Map()).values()].map(genderOf)
  expect(voices.some((gender, index) => gender === voices[index - 1])).toBe(false)
})

test('all 30 voices are given out before one is used again; a later speaker changes nobody', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 70 }), (count) => {
      const voices = [...defaultVoices(speakersOf(count), new Map()).values()]
      expect(new Set(voices.slice(0, 30)).size).toBe(Math.min(30, count))
      const more = [...defaultVoices(speakersOf(count + 1), new Map()).values()]
      expect(more.slice(0, count)).toEqual(voices)
    }),
  )
})
