import { EditorState, type TransactionSpec } from '@codemirror/state'
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parseScript } from '../../src/core/script/parse-script.ts'
import { lineStates, plannedLineAt, setLineNews, stateOfLine } from '../../src/renderer/editor/line-states.ts'
import {
  parsedScript,
  placeOfTurn,
  setParsedScript,
  turnOf,
  turnsBetween,
} from '../../src/renderer/editor/parsed-script.ts'
import { mapScript, turnCount } from '../../src/renderer/editor/script-map.ts'
import { longScript, soundScript } from './sample-scripts.ts'

function parsed(text: string): EditorState {
  const state = EditorState.create({ doc: text, extensions: [parsedScript, lineStates] })
  const since = state.changes([]).desc
  return state.update({ effects: setParsedScript.of({ map: mapScript(parseScript(text)), since }) }).state
}
const after = (state: EditorState, spec: TransactionSpec) => state.update(spec).state

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
})

const startOf = (state: EditorState, index: number) => placeOfTurn(state, index)?.start ?? -1

describe('how the lines stand', () => {
  const { turns } = parseScript(soundScript)
  const lines = {
    states: turns.map((_, index) => (index === 2 ? 'n' : 'm')).join(''),
    locks: '.'.repeat(turns.length),
    heard: Int32Array.from(turns.keys()),
  }
  const plan = {
    lines,
    doubts: [],
    missing: 1,
    isCurrent: false,
    speech: 4,
    wait: 1,
    cost: 0,
    engine: 'draft' as const,
  }
  const planned = after(parsed(soundScript), {
    effects: setLineNews.of({ plan, madeNow: undefined, spoken: undefined }),
  })

  test('a line is made or new as the plan says', () => {
    expect(
      [1, 2, 3].map((index) => stateOfLine(planned, plannedLineAt(planned, startOf(planned, index)))),
    ).toEqual(['made', 'new', 'made'])
  })

  test('typing above a line does not change how it stands', () => {
    const state = after(planned, { changes: { from: 0, insert: '// note\n' } })
    expect(plannedLineAt(state, startOf(state, 2))).toBe(2)
  })

  test('a line that was written after the plan is new', () => {
    const at = startOf(planned, 2)
    const state = after(planned, { changes: { from: at, insert: 'Guest: Wait.\n' } })
    expect(stateOfLine(state, plannedLineAt(state, at))).toBe('new')
    expect(plannedLineAt(state, at + 13)).toBe(2)
  })

  test('a plan that counts other lines waits for the map it belongs to', () => {
    const shorter = { ...plan, lines: { ...plan.lines, states: plan.lines.states.slice(1) } }
    const state = after(planned, {
      effects: setLineNews.of({ plan: shorter, madeNow: undefined, spoken: undefined }),
    })
    expect(plannedLineAt(state, startOf(state, 2))).toBe(2)
  })

  test('while a render runs, the first line that is not made is the one being spoken', () => {
    const state = after(planned, { effects: setLineNews.of({ plan, madeNow: new Set(), spoken: undefined }) })
    expect(stateOfLine(state, 2)).toBe('speaking')
    const done = after(state, { effects: setLineNews.of({ plan, madeNow: new Set([2]), spoken: undefined }) })
    expect(stateOfLine(done, 2)).toBe('made')
  })
})
