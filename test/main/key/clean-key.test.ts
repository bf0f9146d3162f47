import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { cleanKey, endingOf, keyIn } from '../../../src/main/key/clean-key.ts'
import { containing } from '../../helpers/matchers.ts'

const key = 'AIzaSyD-0123456789_abcdefghijklmnopqrst'
const newer = 'AQ.Ab8RN6K0123456789_abcdefghijklmnopqrstuvwxyz-ABCDE'

test.each([
  ['as it is', key],
  ['in the newer form', newer],
  ['with white space around it', `  \t${key}\r\n`],
  ['with quotation marks', `"${key}"`],
  ['with single ones', `'${key}'`],
  ['with those of a text', `“${key}”`],
  ['in code marks', `\`${key}\``],
  ['as a line of a .env', `GEMINI_API_KEY=${key}`],
  ['as a quoted line of a .env', `GOOGLE_API_KEY = "${key}"\n`],
  ['as a line of a shell', `export GEMINI_API_KEY='${key}';`],
  ['as a line of PowerShell', `$env:GEMINI_API_KEY="${key}"`],
  ['as a header', `x-goog-api-key: ${key}`],
  ['among the lines of a .env', `# mine\nOTHER=1\nGEMINI_API_KEY=${key}\nLAST=2\n`],
  ['broken over two lines', `${key.slice(0, 20)}\n  ${key.slice(20)}`],
  ['with a byte order mark', `\uFEFF${key}`],
  ['with characters of no width', `\u200B${key.slice(0, 5)}\u200D${key.slice(5)}\u2060`],
  ['with marks of direction', `\u202A${key}\u202C`],
  ['with spaces that do not break', `\u00A0${key}\u00A0`],
])('a key %s is found', (_, text) => {
  expect(cleanKey(text)).toBe(text.includes('AQ.') ? newer : key)
})

describe('is refused, and not repeated', () => {
  test.each([
    ['nothing', '', 'It is empty.'],
    ['only white space', ' \u200B\n', 'It is empty.'],
    ['two words', `${key} ${key}`, 'There is a space in it.'],
    ['a sentence', 'Please use the key that I sent you by mail', 'There is a space in it.'],
    ['other letters', `ключ${key}`, 'characters in it that no key has'],
    ['a control character', `${key}\u0007${key}`, 'characters in it that no key has'],
    ['an address', `https://example.com/?key=${key}`, 'characters in it that no key has'],
    ['a part of one', key.slice(0, 5), 'too short'],
    ['what a template has', 'YOUR_GEMINI_API_KEY_HERE', 'holds the place'],
    ['crosses', 'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx', 'holds the place'],
    ['far too much', 'a1'.repeat(300), 'far too long'],
    ['a whole book', 'a1'.repeat(2 ** 20), 'far too long'],
  ])('%s', (_, text, sentence) => {
    expect(() => cleanKey(text)).toThrow(
      expect.objectContaining({ code: 'key-invalid', message: containing(sentence) }),
    )
    expect(keyIn(text)).toBeUndefined()
  })

  test('whatever it is', () => {
    const words = fc.string({ minLength: 6, unit: 'grapheme' })
    fc.assert(
      fc.property(words, (text) => {
        let said = ''
        try {
          cleanKey(text)
        } catch (error) {
          said = error instanceof Error ? error.message : ''
          expect(error).toMatchObject({ code: 'key-invalid' })
        }
        expect(said).not.toContain(text)
      }),
    )
  })
})

test('what is found can stand in a header', () => {
  const odd = Array.from('ABCabc019_-.~+/="\'` \n\r\t\u0000\u00A0\u200B\uFEFFéß€…')
  const noise = fc.string({ unit: fc.constantFrom(...odd), maxLength: 10 })
  let found = 0
  fc.assert(
    fc.property(noise, noise, noise, (before, inside, behind) => {
      const clean = keyIn(`${before}${key.slice(0, 9)}${inside}${key.slice(9)}${behind}`)
      if (clean === undefined) return
      found++
      expect(new Headers({ 'x-goog-api-key': clean }).get('x-goog-api-key')).toBe(clean)
    }),
    { numRuns: 2000 },
  )
  expect(found).toBeGreaterThan(10)
})

test('a clean key stays as it is', () => {
  const characters = Array.from('ABCDEFGHJKLMNPQRSTVWXZbcdfghjkmnpqrstvwz23456789-_.')
  const keys = fc.string({ unit: fc.constantFrom(...characters), minLength: 20, maxLength: 60 })
  fc.assert(
    fc.property(keys, (text) => {
      fc.pre(new Set(text).size > 1)
      expect(cleanKey(text)).toBe(text)
    }),
  )
})

test('four characters are all that is shown', () => {
  expect(endingOf(key)).toBe('qrst')
})
