import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { groupPassages } from '../../../src/core/plan/group-passages.ts'
import { passageLimits, type PassageTurn } from '../../../src/core/plan/passage-turn.ts'
import { secondsOf } from '../../../src/core/plan/split-windows.ts'

type Line = Omit<PassageTurn, 'turn'>

const lineOf = (speakers: number) =>
  fc.record({
    speaker: fc.integer({ min: 0, max: speakers - 1 }).map((one) => `Speaker ${one}`),
    seconds: fc.double({ min: 0.5, max: 25, noNaN: true }),
    key: fc.uuid(),
    before: fc.oneof(
      { arbitrary: fc.constant('nothing' as const), weight: 20 },
      { arbitrary: fc.constant('pause' as const), weight: 2 },
      { arbitrary: fc.constant('chapter' as const), weight: 1 },
    ),
  })
const script = fc
  .integer({ min: 1, max: 6 })
  .chain((speakers) => fc.array(lineOf(speakers), { minLength: 1, maxLength: 300, size: 'max' }))

function turnsOf(lines: readonly Line[]): PassageTurn[] {
  return lines.map((line, turn) => ({ ...line, turn }))
}

describe('passages', () => {
  test('hold every turn once, in order, within the limits', () => {
    fc.assert(
      fc.property(script, (lines) => {
        const turns = turnsOf(lines)
        const passages = groupPassages(turns)
        expect(
          passages
            .flat()
            .map(({ turn }) => turn)
            .toSorted((a, b) => a - b),
        ).toEqual(turns.map(({ turn }) => turn))
        const starts = new Map(turns.map((turn, index) => [turn, secondsOf(turns.slice(0, index))]))
        for (const passage of passages) {
          expect(passage).toEqual(passage.toSorted((a, b) => a.turn - b.turn))
          expect(new Set(passage.map(({ speaker }) => speaker)).size).toBeLessThanOrEqual(2)
          if (passage.length > 1) expect(secondsOf(passage)).toBeLessThanOrEqual(passageLimits.seconds)
          expect(passage.length).toBeLessThanOrEqual(passageLimits.turns)
          const [first, last] = [passage[0], passage.at(-1)]
          if (first === undefined || last === undefined) throw new Error('an empty passage')
          const span = (starts.get(last) ?? 0) + last.seconds - (starts.get(first) ?? 0)
          expect(span).toBeLessThanOrEqual(Math.max(passageLimits.window, first.seconds) + 1e-6)
          const between = turns.slice(first.turn + 1, last.turn + 1)
          expect(between.some(({ before }) => before === 'chapter')).toBe(false)
        }
      }),
    )
  })

  test('are the same each time', () => {
    fc.assert(
      fc.property(script, (lines) => {
        expect(groupPassages(turnsOf(lines))).toEqual(groupPassages(turnsOf(lines)))
      }),
      { numRuns: 20 },
    )
  })
})

/** The passages by the words they hold. */
function wordsOf(lines: readonly Line[]): readonly string[] {
  return groupPassages(turnsOf(lines)).map((passage) => passage.map(({ key }) => key).join(' '))
}

/** How many seconds from the nearest change the farthest passage lies that is not as it was. */
function reachOf(before: readonly Line[], after: readonly Line[], ...places: readonly number[]): number {
  const kept = new Set(wordsOf(after))
  const starts = turnsOf(before)
  const startOf = (turn: number) => secondsOf(starts.slice(0, turn))
  const changed = groupPassages(starts).filter(
    (passage) => !kept.has(passage.map(({ key }) => key).join(' ')),
  )
  const changes = places.map(startOf)
  const distanceOf = (turn: number) => Math.min(...changes.map((at) => Math.abs(startOf(turn) - at)))
  return Math.max(0, ...changed.flatMap((passage) => passage.map(({ turn }) => distanceOf(turn))))
}

/** A window on each side, and the reach of a border beyond it. */
const FAR = 2.5 * passageLimits.window

describe('a change of one turn leaves the passages far from it as they were', () => {
  const long = fc
    .integer({ min: 1, max: 6 })
    .chain((speakers) => fc.array(lineOf(speakers), { minLength: 200, maxLength: 300, size: 'max' }))
  const changed = fc.tuple(long, fc.nat(), lineOf(6))

  test.each<[string, (lines: readonly Line[], at: number, line: Line) => Line[]]>([
    ['edited', (lines, at, line) => lines.with(at, line)],
    ['inserted', (lines, at, line) => lines.toSpliced(at, 0, line)],
    ['deleted', (lines, at) => lines.toSpliced(at, 1)],
  ])('when it is %s', (_how, change) => {
    fc.assert(
      fc.property(changed, ([lines, place, line]) => {
        const at = place % lines.length
        expect(reachOf(lines, change(lines, at, line), at)).toBeLessThan(FAR)
      }),
    )
  })
})

test('a turn that is moved leaves the passages far from both its places as they were', () => {
  const moves = fc.tuple(
    fc.array(lineOf(4), { minLength: 200, maxLength: 300, size: 'max' }),
    fc.nat(),
    fc.nat(),
  )
  fc.assert(
    fc.property(moves, ([lines, one, other]) => {
      const [from, to] = [one % lines.length, other % lines.length]
      const moved = lines.toSpliced(from, 1).toSpliced(to, 0, ...lines.slice(from, from + 1))
      expect(reachOf(lines, moved, from, to)).toBeLessThan(FAR)
    }),
  )
})

test('a long talk of two takes an eighth of the requests and less', () => {
  const [lines] = fc.sample(fc.array(lineOf(2), { minLength: 400, maxLength: 400 }), { numRuns: 1, seed: 7 })
  const turns = turnsOf((lines ?? []).map((line) => ({ ...line, before: 'nothing', seconds: 7 })))
  expect(groupPassages(turns).length).toBeLessThanOrEqual(turns.length / 8)
})

test('twenty thousand lines that say the same are grouped like any others', () => {
  const line: Line = { speaker: 'Ann', seconds: 2, key: 'the same', before: 'nothing' }
  const passages = groupPassages(turnsOf(Array.from({ length: 20_000 }, () => line)))
  expect(passages.flat().length).toBe(20_000)
  // Forty lines fit into one; twice as many passages as that takes would be too many.
  expect(passages.length).toBeLessThanOrEqual((2 * 20_000) / 40)
})
