import { expect, test } from 'vitest'
import { languageCode, languageCodes } from '../../../src/core/gemini/language-code.ts'

test.each([
  ['en', 'en-US'],
  ['en-GB', 'en-GB'],
  ['EN_gb', 'en-GB'],
  ['en-NZ', 'en-US'],
  ['de', 'de-DE'],
  ['pt-PT', 'pt-BR'],
  ['zh-Hans-CN', 'cmn-CN'],
  ['cmn', 'cmn-CN'],
  ['fr-Latn-CA', 'fr-CA'],
  ['ar', 'ar-XA'],
  ['cy', undefined],
  ['', undefined],
  [undefined, undefined],
])('%s is sent as %s', (tag, code) => {
  expect(languageCode(tag)).toBe(code)
})

test('a language without a country is that of all its countries', () => {
  expect(languageCodes('en')).toEqual(['en-US', 'en-AU', 'en-GB', 'en-IN'])
  expect(languageCodes('es-US')).toEqual(['es-US'])
})
