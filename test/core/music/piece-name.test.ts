import { expect, test } from 'vitest'
import * as fc from 'fast-check'
import { foldPieceName, freePieceName, isPieceName, pieceNameOf } from '../../../src/core/music/piece-name.ts'
import { parseScript } from '../../../src/core/script/parse-script.ts'

test('whatever a file is called, a cue can say the name that is made of it', () => {
  const texts = fc.oneof(
    fc.string({ unit: 'grapheme', maxLength: 60 }),
    fc.constantFrom('stop', 'Off', '[intro], take 2', ' a\n\tb ', 'Größe: 10', ''),
  )
  fc.assert(
    fc.property(texts, (text) => {
      const name = pieceNameOf(text)
      expect(isPieceName(name)).toBe(true)
      const [cue] = parseScript(`Host: One.\n[music: ${name}, fade 3s]`).cues
      expect(cue).toMatchObject({ cue: 'music', name, options: { fadeOut: 3 } })
    }),
  )
})

test('names that differ in case and spaces are one; another gets a number', () => {
  expect(foldPieceName(' Rain  on a ROOF ')).toBe('rain on a roof')
  expect(freePieceName('Theme', ['theme', 'theme 2'])).toBe('Theme 3')
})
