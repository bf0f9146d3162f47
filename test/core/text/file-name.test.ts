import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { fileNameFor } from '../../../src/core/text/file-name.ts'

test.each([
  ['How sound travels', 'How sound travels'],
  ['a/b\\c:d*e?f"g<h>i|j', 'a b c d e f g h i j'],
  ['../../etc/passwd', 'etc passwd'],
  ['  .hidden.  ', 'hidden'],
  ['CON', 'CON_'],
  ['nul.txt', 'nul_.txt'],
  ['COM¹ .mp3', 'COM¹ _.mp3'],
  ['-rf', 'rf'],
  ['\u202Egnp.exe', 'gnp.exe'],
  ['Привет, мир 🎙️', 'Привет, мир 🎙️'],
  ['\u0000\n', 'Untitled'],
  ['...', 'Untitled'],
])('%j becomes %j', (title, name) => {
  expect(fileNameFor(title)).toBe(name)
})

test('any title gives a safe name of at most 121 bytes', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (title) => {
      const name = fileNameFor(title)
      expect(name).toMatch(/^[^/\\:*?"<>|\u0000-\u001f\u007f]+$/)
      expect(name).not.toMatch(/^[.\s-]|[.\s]$/)
      expect(new TextEncoder().encode(name).length).toBeLessThanOrEqual(121)
    }),
  )
})
