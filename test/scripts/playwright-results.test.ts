import { expect, test } from 'vitest'
import { playwrightResults } from '../../scripts/report/playwright-results.mjs'

const run = (status: string, annotations: object[] = []) => ({
  projectName: '',
  annotations: [],
  status,
  results: [{ annotations }],
})

test('every test is counted once, with its name and the reason it was skipped for', () => {
  const report = {
    suites: [
      {
        title: '../conformance/library.spec.ts',
        file: '../conformance/library.spec.ts',
        specs: [{ title: 'opens', tests: [run('expected')] }],
        suites: [
          {
            title: 'sorting',
            file: '../conformance/library.spec.ts',
            specs: [
              { title: 'by date', tests: [run('expected')] },
              { title: 'by title', tests: [run('unexpected')] },
              { title: 'by length', tests: [run('flaky')] },
              { title: 'by size', tests: [run('skipped', [{ type: 'skip', description: 'no keyring' }])] },
              { title: 'by mood', tests: [run('skipped', [{ type: 'fixme' }])] },
            ],
          },
        ],
      },
    ],
    errors: [],
  }
  expect(playwrightResults(JSON.stringify(report), 'test/e2e')).toEqual({
    passed: 2,
    failed: [
      'test/conformance/library.spec.ts > sorting > by title',
      'test/conformance/library.spec.ts > sorting > by length (passed only when tried again)',
    ],
    skipped: [
      'test/conformance/library.spec.ts > sorting > by size (no keyring)',
      'test/conformance/library.spec.ts > sorting > by mood',
    ],
  })
})

test('an error outside of any test is a failure', () => {
  const report = { suites: [], errors: [{ message: 'Error: No tests found\n    at somewhere' }, {}] }
  expect(playwrightResults(JSON.stringify(report), 'test/e2e').failed).toEqual([
    'Error: No tests found',
    'an error outside of any test',
  ])
})
