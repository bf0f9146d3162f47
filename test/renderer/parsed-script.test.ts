import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parsedScript, placeOfTurn, turnOf, turnsBetween } from '../../src/renderer/editor/parsed-script.ts'
import { turnCount } from '../../src/renderer/editor/script-map.ts'
import { after, parsed } from './parsed-states.ts'
import { longScript, soundScript } from './sample-scripts.ts'

describe('the parsed script of a text that has changed since', () => {
  test('its turns stand where the text has moved them to', () => {
    const state = after(parsed(soundScript), { changes: { from: 0, insert: 'x'.repeat(100) } })
    const turn = placeOfTurn(state, 2)
    expect(state.sliceDoc(turn?.nameStart, turn?.nameEnd)).toBe('Host')
    expect(state.sliceDoc(turn?.start, turn?.end)).toContain("Let's start at the surface.")
  })

  test('the turns between two places are those that are seen there', () => {
    const state = parsed(longScript(300))
    const from = state.doc.line(150).from
    const to = state.doc.line(160).to
    const seen = turnsBetween(state, from, to)
    expect(seen.length).toBeGreaterThan(8)
    expect(seen.length).toBeLessThan(14)
    expect(seen.every((turn) => turn.end >= from && turn.start <= to)).toBe(true)
  })

  test('insertions anywhere before a turn keep its words together (any text, any place)', () => {
    const state = parsed(longScript(40))
    const count = turnCount(state.field(parsedScript).map)
    fc.assert(
      fc.property(
        fc.nat(count - 1),
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.string(),
        (index, part, insert) => {
          const before = placeOfTurn(state, index)
          if (before === undefined) return false
          const words = state.sliceDoc(before.nameStart, before.end)
          const moved = after(state, { changes: { from: Math.floor(part * before.start), insert } })
          const now = placeOfTurn(moved, index)
          return now !== undefined && moved.sliceDoc(now.nameStart, now.end) === words
        },
      ),
    )
  })

  test('the turn of a place is the one whose words stand there, and none between', () => {
    const state = parsed(soundScript)
    expect(turnOf(state, soundScript.indexOf('a strange subject'))?.index).toBe(1)
    expect(turnOf(state, soundScript.indexOf('# The deep channel'))).toBeUndefined()
  })

  test('where another text has come, one turn is left of all that stood there, and those around it stay', () => {
    const state = parsed(longScript(5000))
    const [from, to] = [placeOfTurn(state, 10)?.start ?? -1, placeOfTurn(state, 4990)?.start ?? -1]
    const insert = longScript(2000).replaceAll('Host', 'Anna')
    const replaced = after(state, { changes: { from, to, insert } })
    const { length } = replaced.doc
    expect(turnsBetween(replaced, 0, length).map(({ index }) => index)).toEqual([
      ...Array.from({ length: 10 }, (_, index) => index),
      4989,
      ...Array.from({ length: 10 }, (_, index) => 4990 + index),
    ])
    // Nor is one found for what is gone.
    const deleted = after(state, { changes: { from, to } })
    expect(turnOf(deleted, from)?.index).toBe(4990)
  })
})
