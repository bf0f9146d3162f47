// @ts-check
import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { countLine, isSuccess } from '../report/results.mjs'
import { findTool } from '../run/find-tool.mjs'
import { runQuietly } from '../run/run-quietly.mjs'
import { setUp } from '../set-up.mjs'
import { SetUpError } from '../set-up/set-up-error.mjs'
import { runUnitTests } from './run-tests.mjs'

/**
 * @typedef {{ ok: boolean, output: string, note?: string }} Outcome `output` tells what is wrong
 * @typedef {{ name: string, run: () => Promise<Outcome> }} Check
 */

/**
 * What can be checked without running the program: types, lint, format, and that it builds.
 *
 * @param {{ root: string, node: string }} project
 * @returns {Check[]}
 */
export function staticChecks({ root, node }) {
  /** @param {string[]} args */
  const tool = async (...args) => {
    const { code, output } = await runQuietly(node, args, {
      cwd: root,
      env: { ...process.env, NO_COLOR: '1' },
    })
    return { ok: code === 0, output }
  }
  return [
    {
      name: 'types',
      run: () => inTurn(typedFolders(root).map((folder) => () => tool(tsc(root), '-p', folder))),
    },
    { name: 'lint', run: () => tool(findTool(root, 'oxlint'), '--type-aware', '--deny-warnings') },
    { name: 'build', run: build },
    { name: 'format', run: () => tool(findTool(root, 'oxfmt'), '--check') },
  ]
}

/**
 * @param {{ root: string, node: string }} project
 * @returns {Check}
 */
export function unitTestCheck({ root, node }) {
  return {
    name: 'unit tests',
    run: async () => {
      const { results, output } = await runUnitTests({ root, node, quiet: true })
      return {
        ok: isSuccess(results),
        output: [output, ...results.failed].join('\n'),
        note: countLine(results),
      }
    },
  }
}

/** @returns {Promise<Outcome>} */
async function build() {
  try {
    await setUp({ build: true, say: () => {} })
    return { ok: true, output: '' }
  } catch (error) {
    if (error instanceof SetUpError) return { ok: false, output: `${error.message}\n${error.detail}` }
    throw error
  }
}

/**
 * Every folder with a tsconfig.json of its own (each proves something about what it may use), and the whole.
 *
 * @param {string} root
 */
function typedFolders(root) {
  const folders = ['src', 'test'].flatMap((parent) =>
    readdirSync(join(root, parent)).map((name) => `${parent}/${name}`),
  )
  return [...folders.filter((folder) => existsSync(join(root, folder, 'tsconfig.json'))), '.']
}

/** @param {string} root */
function tsc(root) {
  return findTool(root, 'typescript', 'tsc')
}

/**
 * @param {(() => Promise<Outcome>)[]} steps
 * @returns {Promise<Outcome>}
 */
async function inTurn(steps) {
  let output = ''
  let ok = true
  for (const step of steps) {
    const outcome = await step()
    ok &&= outcome.ok
    output += outcome.output
  }
  return { ok, output }
}
