// @ts-check
import { join } from 'node:path'
import { stripVTControlCharacters } from 'node:util'
import { runQuietly } from '../run/run-quietly.mjs'
import { findTool } from '../run/find-tool.mjs'
import { fingerprintSources, keepBuildStamp, removeBuildStamp } from './build-stamp.mjs'
import { explainFileFailure } from './explain-file-failure.mjs'
import { SetUpError } from './set-up-error.mjs'

/**
 * Builds `out/` from `src/`.
 *
 * @param {{ root: string, node: string, say: (line: string) => void, workIsDoneBy: (pid: number) => void }} options
 * @returns {Promise<void>} rejects with a SetUpError that holds what the bundler said
 */
export async function buildProgram({ root, node, say, workIsDoneBy }) {
  say('Building Castwright (a few seconds) …')
  const sources = fingerprintSources(root)
  removeBuildStamp(root)
  const { NODE_ENV: _, ...env } = process.env // a build is always for use, whatever the shell is set to
  const { code, output } = await runQuietly(node, [findTool(root, 'electron-vite'), 'build'], {
    cwd: root,
    env: { ...env, NO_COLOR: '1' },
    onStart: workIsDoneBy,
  })
  if (code !== 0) throw new SetUpError(explainBuildFailure(output, root), lastLines(output))
  keepBuildStamp(root, sources)
}

/**
 * @param {string} output
 * @param {string} root
 */
function explainBuildFailure(output, root) {
  const code = /\b(?:ENOSPC|EDQUOT|EACCES|EPERM|EROFS|EMFILE)\b/.exec(output)?.[0]
  return explainFileFailure(code, join(root, 'out')) ?? 'Castwright could not be built from its sources.'
}

/** @param {string} output */
function lastLines(output) {
  return stripVTControlCharacters(output)
    .split(/\r?\n/)
    .filter((line) => line.trim() !== '' && !/^\s+at .*node_modules/.test(line))
    .slice(-25)
    .join('\n')
}
