// @ts-check
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { SetUpError } from '../set-up/set-up-error.mjs'

/**
 * The script behind a command of an installed package, to be run by the Node of our choice.
 *
 * @param {string} root
 * @param {string} packageName
 * @param {string} [command] when it is not named after its package
 */
export function findTool(root, packageName, command = packageName) {
  const folder = join(root, 'node_modules', packageName)
  try {
    const { bin } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
    return join(folder, typeof bin === 'string' ? bin : bin[command])
  } catch {
    throw new SetUpError(
      `The package ${packageName} is damaged or missing: remove the folder node_modules, then run the same command again.`,
    )
  }
}
