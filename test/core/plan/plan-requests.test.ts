import { describe, expect, test } from 'vitest'
import { resolveCast } from '../../../src/core/cast/resolve-cast.ts'
import { planRequests } from '../../../src/core/plan/plan-requests.ts'
import { planTakes } from '../../../src/core/plan/plan-takes.ts'
import { parseScript } from '../../../src/core/script/parse-script.ts'

const two = { turnsPerRequest: 20, speakersPerRequest: 2 }

function plan(text: string, isMissing: (turn: number) => boolean = () => true, limits = two) {
  const script = parseScript(text)
  const takes = planTakes({
    turns: script.turns,
    spokenAs: resolveCast(script, []),
    engine: 'gemini',
    model: 'some/1',
    usesStyle: true,
    language: undefined,
  })
  const missing = takes.filter(({ turn }) => isMissing(turn))
  return planRequests(script.items, takes, missing, limits).map((request) => request.map(({ turn }) => turn))
}

const talk = 'Ann: One.\nBob: Two.\nAnn: Three.\nBob: Four.\n'

describe('the requests of a script', () => {
  test('hold the turns of two speakers together', () => {
    expect(plan(talk)).toEqual([[0, 1, 2, 3]])
  })

  test('go over no chapter, but over a pause', () => {
    expect(plan('Ann: One.\n# Next\nBob: Two.\n[pause 1s]\nAnn: Three.\n')).toEqual([[0], [1, 2]])
  })

  test('of a panel hold those together who talk to each other, also where others speak between', () => {
    const panel = 'Ann: One.\nBob: Two.\nCem: Three.\nAnn: Four.\nBob: Five.\nDana: Six.\n'
    expect(plan(panel)).toEqual([
      [0, 1, 3, 4],
      [2, 5],
    ])
  })

  test('of what is left are the rest of each passage, so that one changed line is asked for alone', () => {
    expect(plan(talk, (turn) => turn === 2)).toEqual([[2]])
    expect(plan(talk, (turn) => turn > 0)).toEqual([[1, 2, 3]])
  })

  test('are one for each turn where the engine takes no more', () => {
    const one = { turnsPerRequest: 1, speakersPerRequest: 8 }
    expect(plan(talk, () => true, one)).toEqual([[0], [1], [2], [3]])
  })

  test('leave out what has no words and what is missing only once', () => {
    expect(plan('Ann: One.\nBob: ...\nAnn: Two.\n')).toEqual([[0, 2]])
    expect(plan(talk, () => false)).toEqual([])
  })
})
