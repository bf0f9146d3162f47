import { array, assert, nat, property } from 'fast-check'
import { expect, test } from 'vitest'
import { cleanTagLine, cleanTagText } from '../../../src/core/tags/clean-tag-text.ts'

test('marks of direction and control characters go, all else stays', () => {
  expect(cleanTagLine('\u202E\u200Fabc\u2066]]>\u0007 <b>&amp;\u0000\u001B[31m')).toBe('abc]]> <b>&amp;[31m')
  // Joiners and variation selectors are a part of emoji and of Persian words.
  const kept = 'می\u200Cخواهم 👨\u200D👩\u200D👧 ☎\uFE0F 🇬🇧 e\u0301'
  expect(cleanTagLine(kept)).toBe(kept)
  expect(cleanTagLine('\uFEFFhalf \uD83D of one')).toBe('half of one')
})

test('lines stay lines in a text and become one in a title', () => {
  expect(cleanTagText('one\r\ntwo\u2028three \n\tfour\v')).toBe('one\ntwo\nthree\n four')
  expect(cleanTagLine('one\r\ntwo\u2028three \n\tfour\v')).toBe('one two three four')
})

const unwanted = /\p{Cc}|\p{Cs}|[\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069\uFEFF\uFFFE\uFFFF]/u
const letters = (from: string): string => from.replace(/[^\p{L}\p{N}\p{P}]/gu, '')

test('a title of any length or letters is kept whole', () => {
  expect(cleanTagLine('x'.repeat(500))).toHaveLength(500)
  assert(
    property(array(nat(0x10ffff), { maxLength: 60 }), (codes) => {
      const text = String.fromCodePoint(...codes)
      const line = cleanTagLine(text)
      return !unwanted.test(line) && cleanTagLine(line) === line && letters(line) === letters(text)
    }),
  )
})
