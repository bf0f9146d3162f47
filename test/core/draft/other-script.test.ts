import { expect, test } from 'vitest'
import { otherScript } from '../../../src/core/draft/other-script.ts'

test.each([
  ['Добро пожаловать в подкаст.', 'Cyrillic'],
  ['你好，欢迎收听。', 'Chinese'],
  ['ポッドキャストへようこそ', 'Japanese'],
  ['안녕하세요', 'Korean'],
  ['مرحبا بكم', 'Arabic'],
  ['שלום', 'Hebrew'],
  ['नमस्ते', 'Devanagari'],
  ['สวัสดี', 'Thai'],
  ['Καλημέρα σε όλους', 'Greek'],
  ['ᏣᎳᎩ', 'another script'],
  ['OK, добро пожаловать', 'Cyrillic'],
  ['Welcome to the show', undefined],
  ['Привет means hello in Russian', undefined],
  ['Đặng, Łódź, Þór', undefined],
  ['α, β and γ rays', undefined],
  ['α + β = π', undefined],
  ['12:30, 50 % 🎉', undefined],
  ['', undefined],
])('%j is written in %s', (text, script) => {
  expect(otherScript(text)).toBe(script)
})
