import { describe, expect, test } from 'vitest'
import {
  addResults,
  countLine,
  describeResults,
  isSuccess,
  withRunnersVerdict,
} from '../../scripts/report/results.mjs'

const good = { passed: 3, failed: [], skipped: ['a (no ffmpeg)'] }

describe('the count line', () => {
  test('is the last line of the report', () => {
    const results = { passed: 3, failed: ['b'], skipped: ['a (no ffmpeg)'] }
    expect(describeResults(results)).toBe(
      'Failed (1)\n  b\n\nSkipped (1)\n  a (no ffmpeg)\n\n3 passed, 1 failed, 1 skipped',
    )
  })
  test('adds up parts', () => {
    expect(countLine(addResults([good, { passed: 4, failed: ['x'], skipped: [] }]))).toBe(
      '7 passed, 1 failed, 1 skipped',
    )
  })
})

describe('success', () => {
  test.each([
    [good, true],
    [{ ...good, failed: ['b'] }, false],
    [{ passed: 0, failed: [], skipped: ['a'] }, false],
    [{ passed: 0, failed: [], skipped: [] }, false],
  ])('%j: %s', (results, success) => {
    expect(isSuccess(results)).toBe(success)
  })
})

describe("the runner's own verdict", () => {
  test('agrees', () => {
    expect(withRunnersVerdict('vitest', good, 0)).toEqual(good)
  })
  test('failed tests explain a failing runner', () => {
    const bad = { ...good, failed: ['b'] }
    expect(withRunnersVerdict('vitest', bad, 1)).toEqual(bad)
  })
  test.each([
    ['a runner that fails though no test did', good, 1, 'vitest failed (exit code 1) though no test did'],
    [
      'one that was killed after its tests',
      good,
      null,
      'vitest failed (ended by a signal) though no test did',
    ],
    ['one that left no results', undefined, 1, 'vitest ended early (exit code 1), without results'],
    ['one that left none and was content', undefined, 0, 'vitest ended early (exit code 0), without results'],
    ['one that found nothing', { passed: 0, failed: [], skipped: [] }, 0, 'vitest found no tests'],
  ])('%s counts as a failure', (_, results, code, failure) => {
    const verdict = withRunnersVerdict('vitest', results, code)
    expect(verdict.failed).toEqual([failure])
    expect(isSuccess(verdict)).toBe(false)
  })
})
