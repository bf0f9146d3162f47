import { spawnSync } from 'node:child_process'
import { readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { temporaryFolder } from '../helpers/temporary-folder.ts'

const project = join(import.meta.dirname, '../..')

const files = {
  'fine.test.ts': `import { test } from 'vitest'
    test('passes', () => {})
    test('dynamic', ({ skip }) => skip('no ffmpeg here'))
    test.skip('fixed (no recogniser)', () => {})
    test('fails', () => { throw new Error('no') })`,
  'set-up.test.ts': `import { beforeAll, describe, test } from 'vitest'
    describe('group', () => {
      beforeAll(() => { throw new Error('not set up') })
      test('never', () => {})
    })`,
  'missing.test.ts': `import './nowhere.ts'`,
  'late.test.ts': `import { test } from 'vitest'
    test('ends too early', () => void setTimeout(() => { throw new Error('late') }, 0))`,
}

test('nothing that went wrong in a vitest run is lost, and reasons are kept', () => {
  const folder = temporaryFolder()
  symlinkSync(join(project, 'node_modules'), join(folder, 'node_modules'), 'junction')
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text)
  const file = join(folder, 'results.json')
  spawnSync(
    process.execPath,
    [
      join(project, 'node_modules/vitest/vitest.mjs'),
      'run',
      `--reporter=${join(project, 'scripts/report/vitest-reporter.mjs')}`,
    ],
    { cwd: folder, env: { ...process.env, CASTWRIGHT_TEST_RESULTS: file } },
  )
  const results: unknown = JSON.parse(readFileSync(file, 'utf8'))
  expect(results).toEqual({
    passed: 2,
    failed: [
      'fine.test.ts > fails',
      expect.stringMatching(/^missing\.test\.ts: Cannot find module '\.\/nowhere\.ts'/),
      'set-up.test.ts > group: not set up',
      'Error outside of any test: late',
    ],
    skipped: [
      'fine.test.ts > dynamic (no ffmpeg here)',
      'fine.test.ts > fixed (no recogniser)',
      'set-up.test.ts > group > never',
    ],
  })
})
