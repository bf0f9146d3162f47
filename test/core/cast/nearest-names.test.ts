import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { editDistance } from '../../../src/core/cast/edit-distance.ts'
import { findVoice } from '../../../src/core/cast/find-voice.ts'
import { geminiVoices } from '../../../src/core/cast/gemini-voices.ts'
import { StudioError } from '../../../src/shared/studio-error.ts'
import { nearestNames } from '../../../src/core/cast/nearest-names.ts'

const names = geminiVoices.map((voice) => voice.name)

describe('the nearest name', () => {
  test.each([
    ['Uranus', 'Orus'],
    ['uranus', 'Orus'],
    ['Zefir', 'Zephyr'],
    ['Zephir', 'Zephyr'],
    ['ZEPHER', 'Zephyr'],
    ['Pukc', 'Puck'],
    ['Core', 'Kore'],
    ['Karon', 'Charon'],
    ['Kallirhoe', 'Callirrhoe'],
    ['Léda', 'Leda'],
    ['Aode', 'Aoede'],
    ['Fenris', 'Fenrir'],
    ['Zubenelgenube', 'Zubenelgenubi'],
    ['Zuben', 'Zubenelgenubi'],
    ['Vindematrix', 'Vindemiatrix'],
    ['Rasalgeti', 'Rasalgethi'],
    ['Sulaphat', 'Sulafat'],
    ['Shedar', 'Schedar'],
    ['  kore ', 'Kore'],
  ])('to %j is %j', (wanted, name) => {
    expect(nearestNames(wanted, names)[0]).toBe(name)
  })

  test.each(['', '   ', 'Bob', 'Samantha', 'xyzzy', '42', '🎙️', '李明', 'x'.repeat(100_000)])(
    'to %j does not exist',
    (wanted) => {
      expect(nearestNames(wanted, names)).toEqual([])
    },
  )

  test('a name in another case is nearest to itself, before names like it', () => {
    expect(nearestNames('ACHIRD', ['Achernar', 'Achird'])[0]).toBe('Achird')
  })
})

describe('edit distance', () => {
  test.each([
    ['', '', 0],
    ['abc', '', 3],
    ['kitten', 'sitting', 3],
    ['ca', 'ac', 1],
    ['pukc', 'puck', 1],
    ['uranus', 'orus', 3],
  ])('%j to %j is %i', (a, b, distance) => {
    expect(editDistance(a, b)).toBe(distance)
  })

  test('is symmetric, and never more than the longer word', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 12 }), fc.string({ maxLength: 12 }), (a, b) => {
        expect(editDistance(a, b)).toBe(editDistance(b, a))
        expect(editDistance(a, b)).toBeLessThanOrEqual(Math.max(a.length, b.length))
        expect(editDistance(a, b) === 0).toBe(a === b)
      }),
    )
  })
})

describe('finding a voice', () => {
  test.each(['zephyr', 'ZEPHYR', ' Zephyr ', 'Zéphyr'])('%j is Zephyr', (wanted) => {
    expect(findVoice(wanted, geminiVoices).name).toBe('Zephyr')
  })

  test.each([
    ['Uranus', 'Uranus is not a voice. Did you mean Orus?'],
    ['Bob', 'Bob is not a voice.'],
    ['', 'The name of the voice is empty.'],
    ['Achir', 'Achir is not a voice. Did you mean Achird?'],
    ['evil\u001b[2J\nname', 'evil [2J name is not a voice.'],
    ['y'.repeat(500), `${'y'.repeat(40)}… is not a voice.`],
  ])('%j is refused', (wanted, message) => {
    expect(() => findVoice(wanted, geminiVoices)).toThrow(new StudioError('unknown-voice', message))
  })
})
