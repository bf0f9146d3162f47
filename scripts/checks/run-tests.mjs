// @ts-check
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { playwrightResults } from '../report/playwright-results.mjs'
import { withRunnersVerdict } from '../report/results.mjs'
import { findTool } from '../run/find-tool.mjs'
import { Interrupted, runQuietly } from '../run/run-quietly.mjs'
import { runToEnd } from '../run/run-on-node.mjs'
import { withPrivateHome } from './private-home.mjs'

/**
 * @typedef {import('../report/results.mjs').Results} Results
 * @typedef {{ root: string, node: string, quiet?: boolean }} TestRun `quiet`: what the runner says is given back, not shown
 */

/**
 * All tests but the end-to-end ones.
 *
 * @param {TestRun} run
 */
export function runUnitTests({ root, node, quiet = false }) {
  const reporter = join(root, 'scripts', 'report', 'vitest-reporter.mjs')
  return runTests({
    root,
    node,
    quiet,
    runner: 'vitest',
    args: () => [
      findTool(root, 'vitest'),
      'run',
      '--reporter=dot',
      `--reporter=${reporter}`,
      ...colours(quiet),
    ],
    resultsVariable: 'CASTWRIGHT_TEST_RESULTS',
    parse: (text) => JSON.parse(text),
  })
}

/**
 * The end-to-end tests, or undefined where there are none.
 *
 * @param {TestRun} run
 */
export async function runEndToEndTests({ root, node, quiet = false }) {
  const config = join(root, 'test', 'e2e', 'playwright.config.ts')
  if (!existsSync(config)) return undefined
  return runTests({
    root,
    node,
    quiet,
    runner: 'playwright',
    args: () => [
      findTool(root, '@playwright/test', 'playwright'),
      'test',
      `--config=${config}`,
      '--reporter=list,json',
    ],
    resultsVariable: 'PLAYWRIGHT_JSON_OUTPUT_NAME',
    parse: (text) => playwrightResults(text, 'test/e2e'),
  })
}

/**
 * Told to vitest alone: a variable would reach the programs under test.
 *
 * @param {boolean} quiet
 */
function colours(quiet) {
  return quiet || !process.stdout.isTTY ? ['--no-color'] : []
}

/**
 * @param {object} options
 * @param {string} options.root
 * @param {string} options.node
 * @param {boolean} options.quiet
 * @param {string} options.runner
 * @param {() => string[]} options.args
 * @param {string} options.resultsVariable names the file that the runner writes its results to
 * @param {(text: string) => Results} options.parse
 * @returns {Promise<{ results: Results, output: string }>}
 */
function runTests({ root, node, quiet, runner, args, resultsVariable, parse }) {
  return withPrivateHome(node, async (home) => {
    const file = join(home['HOME'] ?? root, `${runner}.json`)
    const options = { cwd: root, env: { ...home, [resultsVariable]: file } }
    const { code, output } = await (quiet
      ? runQuietly(node, args(), options)
      : runInSight(node, args(), options))
    const results = existsSync(file) ? parse(readFileSync(file, 'utf8')) : undefined
    return { results: withRunnersVerdict(runner, results, code), output }
  })
}

/**
 * @param {string} node
 * @param {string[]} args
 * @param {{ cwd: string, env: NodeJS.ProcessEnv }} options
 */
async function runInSight(node, args, options) {
  const { code, interruption } = await runToEnd(node, args, options)
  if (interruption !== undefined) throw new Interrupted(interruption)
  return { code, output: '' }
}
