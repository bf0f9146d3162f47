import type { EditorState } from '@codemirror/state'
import { describe, expect, test } from 'vitest'
import { parseScript } from '../../src/core/script/parse-script.ts'
import { isLocked, plannedLineAt, setLineNews, stateOfLine } from '../../src/renderer/editor/line-states.ts'
import { placeOfTurn } from '../../src/renderer/editor/parsed-script.ts'
import { after, parsed, parsedAgain } from './parsed-states.ts'
import { soundScript } from './sample-scripts.ts'

const startOf = (state: EditorState, index: number) => placeOfTurn(state, index)?.start ?? -1

/** Puts a word at the beginning of what a line says. */
function edited(state: EditorState, index: number): EditorState {
  const from = state.doc.toString().indexOf(': ', startOf(state, index)) + 2
  return after(state, { changes: { from, insert: 'So, ' } })
}

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

  const states = (state: EditorState) =>
    turns.map((_, index) => stateOfLine(state, plannedLineAt(state, startOf(state, index))))
  const madeBut = (...others: readonly number[]) =>
    turns.map((_, index) => (others.includes(index) ? 'new' : 'made'))

  test('a line that is edited is not called made, before it is parsed again and after; put back it is', () => {
    const locked = { ...plan, lines: { ...lines, locks: lines.locks.replaceAll('.', 'l') } }
    const before = after(planned, {
      effects: setLineNews.of({ plan: locked, madeNow: undefined, spoken: undefined }),
    })
    const changed = edited(before, 1)
    expect(states(changed)).toEqual(madeBut(1, 2))
    expect(states(parsedAgain(changed))).toEqual(madeBut(1, 2))
    expect([1, 3].map((line) => isLocked(parsedAgain(changed), line))).toEqual([false, true])
    const at = changed.doc.toString().indexOf('So, ')
    const putBack = parsedAgain(after(parsedAgain(changed), { changes: { from: at, to: at + 4 } }))
    expect(states(putBack)).toEqual(madeBut(2))
    // The plan of the new words knows more.
    const news = { plan: { ...plan, lines: { ...lines } }, madeNow: undefined, spoken: undefined }
    expect(states(after(parsedAgain(changed), { effects: setLineNews.of(news) }))).toEqual(madeBut(2))
  })

  test('what a render makes are the words it began with, however the lines are edited and moved meanwhile', () => {
    const none = { ...plan, lines: { ...lines, states: 'n'.repeat(turns.length) } }
    const tell = (state: EditorState, made: readonly number[], newer = none) =>
      after(state, {
        effects: setLineNews.of({ plan: newer, madeNow: new Set(made), spoken: undefined }),
      })
    const begun = tell(planned, [0, 1])
    expect(states(begun).slice(0, 4)).toEqual(['made', 'made', 'speaking', 'new'])
    const changed = parsedAgain(edited(begun, 1))
    expect(states(changed).slice(0, 4)).toEqual(['made', 'new', 'speaking', 'new'])
    // Another line comes before all of them; the plan of the new text counts it, the render does not.
    const first = startOf(changed, 0)
    const longer = parsedAgain(after(changed, { changes: { from: first, insert: 'Guest: Wait.\n\n' } }))
    const newer = { ...none, lines: { ...lines, states: `n${none.lines.states}` } }
    const told = tell(longer, [0, 1, 2], newer)
    expect(states(told).slice(0, 5)).toEqual(['new', 'made', 'new', 'made', 'speaking'])
  })
})
