import { expect, test } from 'vitest'
import { languagePart2 } from '../../../src/core/tags/language-part2.ts'

test('a language tag has the code of three letters that tags want', () => {
  expect(['en-GB', 'de', 'zh-Hans-CN', 'pt_BR', 'gsw', 'FIL'].map(languagePart2)).toEqual([
    'eng',
    'deu',
    'zho',
    'por',
    'gsw',
    'fil',
  ])
  expect(['', undefined, 'english', 'x-pig', 'qq'].map(languagePart2)).toEqual(Array(5).fill(undefined))
})

test('every code of three letters means what its code of two letters means', () => {
  const letters = Array.from({ length: 26 }, (_, index) => String.fromCharCode(97 + index))
  const known = letters
    .flatMap((first) => letters.map((second) => first + second))
    .filter((code) => languagePart2(code) !== undefined)
    // Twi has a code of its own here and counts as Akan there.
    .filter((code) => code !== 'tw')
  expect(known.length).toBeGreaterThan(180)
  const wrong = known.filter((code) => {
    const [long] = Intl.getCanonicalLocales(languagePart2(code))
    return long !== Intl.getCanonicalLocales(code)[0]
  })
  expect(wrong).toEqual([])
})
