// @ts-check
import { delimiter, join } from 'node:path'
import { runQuietly } from '../run/run-quietly.mjs'
import { SetUpError } from './set-up-error.mjs'

/**
 * Runs npm in the project, as it is installed on this machine.
 *
 * @param {string} root
 * @param {string[]} args
 * @param {(pid: number) => void} [onStart]
 */
export async function runNpm(root, args, onStart) {
  const env = { ...process.env, PATH: withoutOwnTools(process.env['PATH'] ?? '', root) }
  const shell = process.platform === 'win32' // where npm is a script for the shell
  try {
    return await runQuietly('npm', [...args, '--loglevel=error'], {
      cwd: root,
      env,
      shell,
      ...(onStart && { onStart }),
    })
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) throw error
    throw new SetUpError(
      'npm is missing: it comes with Node, from https://nodejs.org or as a package of the system.',
    )
  }
}

/**
 * npm deletes node_modules first, so it must not run on a Node in there.
 *
 * @param {string} path
 * @param {string} root
 */
function withoutOwnTools(path, root) {
  const own = join(root, 'node_modules')
  return path
    .split(delimiter)
    .filter((folder) => !folder.startsWith(own))
    .join(delimiter)
}
