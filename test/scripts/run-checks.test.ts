import { expect, test } from 'vitest'
import { runChecks } from '../../scripts/checks/run-checks.mjs'

const check = (name: string, ok: boolean, output = '') => ({ name, run: async () => ({ ok, output }) })

test('every check is run and counted; what is wrong is told at the end', async () => {
  const lines: string[] = []
  const results = await runChecks(
    [check('types', false, 'a.ts: no\n'), check('lint', true, 'all fine'), check('build', true)],
    (line) => lines.push(line.replace(/\d+\.\d s/, '0.0 s')),
  )
  expect(results).toEqual({ passed: 2, failed: ['types'], skipped: [] })
  expect(lines).toEqual([
    '  types       FAILED    0.0 s',
    '  lint        ok        0.0 s',
    '  build       ok        0.0 s',
    '\ntypes:\n  a.ts: no\n',
  ])
})

test('no more than two at once', async () => {
  let running = 0
  let most = 0
  const run = async () => {
    running += 1
    most = Math.max(most, running)
    await new Promise(setImmediate)
    running -= 1
    return { ok: true, output: '' }
  }
  await runChecks(
    ['a', 'b', 'c', 'd', 'e'].map((name) => ({ name, run })),
    () => {},
  )
  expect(most).toBe(2)
})
