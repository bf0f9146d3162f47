import { assert, property, string } from 'fast-check'
import { expect, test } from 'vitest'
import { visibleControls, visibleJson } from '../../../src/core/text/visible-controls.ts'

const text = string({ unit: 'binary' })
/** What a terminal obeys: C0 and C1 controls, DEL, line and paragraph separators, overrides and isolates. */
const obeyed = /[^\P{Cc}\t\n]|[\u2028-\u202e\u2066-\u2069]/u

test('control characters and turns of direction are seen; words, tabs, line feeds and right-to-left marks stay', () => {
  expect(visibleControls('a\u001B[2J\u0007b\rc\u007F\u009B1m\u202Egnp')).toBe(
    'a␛[2J␇b␍c␡‹U+009B›1m‹U+202E›gnp',
  )
  const kept = 'שלום\u200F!\tÄ 🐋\n日本\u200D'
  expect(visibleControls(kept)).toBe(kept)
  expect(visibleControls('one\r\ntwo')).toBe('one\ntwo')
})

test('no text whatever leaves a character that a terminal obeys, in JSON neither, and JSON says the same', () => {
  assert(
    property(text, (any) => {
      expect(visibleControls(any)).not.toMatch(obeyed)
      const json = visibleJson({ [any]: [any] }, 2)
      expect(json).not.toMatch(obeyed)
      expect(JSON.parse(json)).toEqual({ [any]: [any] })
    }),
  )
})
