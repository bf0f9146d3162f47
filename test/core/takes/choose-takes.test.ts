import { describe, expect, test } from 'vitest'
import { lineKey } from '../../../src/core/plan/line-key.ts'
import type { PlannedTake } from '../../../src/core/plan/plan-takes.ts'
import { takeKey, type TakeRequest } from '../../../src/core/plan/take-key.ts'
import type { TakeVerdict } from '../../../src/core/check/take-reason.ts'
import { chooseTakes, numbered } from '../../../src/core/takes/choose-takes.ts'
import type { LineDecision } from '../../../src/core/takes/line-decision.ts'
import { nextNumber, takesOfLine } from '../../../src/core/takes/takes-of-line.ts'

const request: TakeRequest = {
  engine: 'gemini',
  model: 'some/1',
  language: undefined,
  turns: [{ text: 'Hello.', voice: 'Kore', style: undefined, pace: 1 }],
  take: 1,
}
const first: PlannedTake = { turn: 0, key: takeKey(request), request }
const keyOf = (number: number) => numbered(first, number).key
const locked = 'f'.repeat(64)

function choose(
  takes: Readonly<Record<number, TakeVerdict | 'unchecked'>>,
  decision: LineDecision = {},
  options: { variesTakes?: boolean; more?: string[]; text?: string } = {},
) {
  const verdicts = new Map(Object.entries(takes).map(([number, verdict]) => [keyOf(Number(number)), verdict]))
  const verdict = (key: string) => {
    const found = verdicts.get(key)
    return found === 'unchecked' ? undefined : found
  }
  const has = (key: string) => verdicts.has(key) || options.more?.includes(key) === true
  const [chosen] = chooseTakes(
    [first],
    () => ({ speaker: 'Ann', text: options.text ?? 'Hello.', style: undefined }),
    { [lineKey('Ann', 'Hello.')]: decision },
    { has, verdict },
    options.variesTakes ?? true,
  )
  if (chosen === undefined) throw new Error('nothing chosen')
  const number = [1, 2, 3, 4, 5].find((candidate) => keyOf(candidate) === chosen.key)
  return { ...chosen, number, isThere: has(chosen.key) }
}

describe('the take of a line', () => {
  test('is the first, whether it is there or not', () => {
    expect(choose({})).toMatchObject({ number: 1, isThere: false, inParts: false })
    expect(choose({ 1: 'unchecked' })).toMatchObject({ number: 1, isThere: true })
    expect(choose({ 1: 'doubtful', 2: 'ok' })).toMatchObject({ number: 1, verdict: 'doubtful' })
  })

  test('after a bad one is the next: the same again, then in parts, then it is left to a person', () => {
    expect(choose({ 1: 'bad' })).toMatchObject({ number: 2, isThere: false, inParts: false })
    expect(choose({ 1: 'bad', 2: 'ok' })).toMatchObject({ number: 2, isThere: true })
    expect(choose({ 1: 'bad', 2: 'bad' })).toMatchObject({ number: 3, isThere: false, inParts: true })
    expect(choose({ 1: 'bad', 2: 'bad', 3: 'bad' })).toMatchObject({
      number: 3,
      isThere: true,
      verdict: 'bad',
    })
  })

  test('is not made twice by an engine that would say the same again', () => {
    expect(choose({ 1: 'bad' }, {}, { variesTakes: false })).toMatchObject({ number: 1 })
    const pick = { of: first.key, number: 2 }
    expect(choose({ 1: 'ok' }, { pick }, { variesTakes: false })).toMatchObject({ number: 1 })
  })

  test('is the one a person picked, good or bad, made or still to be made', () => {
    const pick = { of: first.key, number: 2 }
    expect(choose({ 1: 'ok', 2: 'bad' }, { pick })).toMatchObject({ number: 2, verdict: 'bad' })
    expect(choose({ 1: 'ok' }, { pick })).toMatchObject({ number: 2, isThere: false })
  })

  test('is not the one picked in another voice', () => {
    expect(choose({ 1: 'ok' }, { pick: { of: locked, number: 2 } })).toMatchObject({ number: 1 })
  })

  test('is good when a person says so', () => {
    expect(choose({ 1: 'bad' }, { accepted: [keyOf(1)] })).toMatchObject({ number: 1, verdict: 'ok' })
  })

  test('is the locked one, whatever voice it is in, and never made again', () => {
    const decision = { lock: locked, pick: { of: first.key, number: 3 } }
    const chosen = choose({ 1: 'ok' }, decision, { more: [locked] })
    expect(chosen).toMatchObject({ key: locked, isLocked: true, isThere: true })
    expect(choose({}, decision, { more: [locked], variesTakes: false }).key).toBe(locked)
  })

  test('is the locked one even while its file is away; never when the words are others', () => {
    expect(choose({ 1: 'ok' }, { lock: locked })).toMatchObject({
      key: locked,
      isLocked: true,
      isThere: false,
    })
    const reworded = choose({ 1: 'ok' }, { lock: locked }, { more: [locked], text: 'Goodbye.' })
    expect(reworded).toMatchObject({ number: 1, isLocked: false })
  })
})

const has = (numbers: readonly number[]) => (key: string) => numbers.some((number) => keyOf(number) === key)

describe('all takes of a line', () => {
  test('are found up to the last that was asked for', () => {
    const list = (numbers: number[], decision?: LineDecision) =>
      takesOfLine(first, decision, has(numbers)).map((take) => take.request.take)
    expect(list([1, 2])).toEqual([1, 2])
    expect(list([1, 3, 7], { latest: 7 })).toEqual([1, 3, 7])
    expect(list([1, 5], { pick: { of: first.key, number: 5 } })).toEqual([1, 5])
  })

  test('the next has a number of its own, even after one that was asked for and not made', () => {
    expect(nextNumber(first, undefined, has([1]))).toBe(2)
    expect(nextNumber(first, { latest: 4 }, has([1]))).toBe(5)
  })
})
