import { describe, expect, test } from 'vitest'
import { benchTable, isBench, isWithin } from '../../scripts/bench/bench-table.mjs'

const row = { what: 'parse', value: 12, unit: 'ms' }

describe('within the limits', () => {
  test.each([
    [row, true],
    [{ ...row, limit: 12 }, true],
    [{ ...row, limit: 11.9 }, false],
    [{ ...row, atLeast: 12 }, true],
    [{ ...row, atLeast: 12.1 }, false],
    [{ ...row, value: Number.NaN }, false],
    [{ ...row, value: Number.NaN, limit: 3 }, false],
  ])('%j: %s', (figure, within) => {
    expect(isWithin(figure)).toBe(within)
  })
})

test('the table', () => {
  const table = benchTable([
    {
      name: 'script',
      rows: [
        { ...row, value: 12.3456, limit: 50 },
        { what: 'lines', value: 10_000, unit: '' },
      ],
    },
    {
      name: 'mastering',
      rows: [{ what: 'against another', value: 9, unit: '×', atLeast: 12, note: 'two passes' }],
    },
  ])
  expect(table.split('\n')).toEqual([
    'what               value  unit  limit',
    'script',
    '  parse             12.3  ms    ≤ 50   ok',
    '  lines            10000',
    'mastering',
    '  against another      9  ×     ≥ 12   OVER  two passes',
  ])
})

test.each([[undefined], [{}], [{ name: 'x' }], [{ name: 'x', rows: [{ what: 'y', unit: 'ms' }] }]])(
  '%j is not a benchmark',
  (value) => {
    expect(isBench(value)).toBe(false)
  },
)
