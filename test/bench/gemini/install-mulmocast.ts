import { mkdirSync } from 'node:fs'
import { userInfo } from 'node:os'
import { join } from 'node:path'
import { runQuietly } from '../../../scripts/run/run-quietly.mjs'

/** The version the figures are of. */
export const mulmocast = 'mulmocast@2.12.0'

/**
 * Installs the npm package mulmocast into `folder` and gives the file of its command. It is AGPL and no part of this
 * project. Throws with npm's own words where it cannot be had.
 */
export async function installMulmocast(folder: string): Promise<string> {
  mkdirSync(folder)
  const words = ['install', '--prefix', folder, '--ignore-scripts', '--no-audit', '--no-fund', mulmocast]
  const { code, output } = await runQuietly('npm', [...words, '--loglevel=error'], {
    cwd: folder,
    // Benchmarks have a home of their own; how npm is set up stands in the person's.
    env: { ...process.env, HOME: userInfo().homedir, USERPROFILE: userInfo().homedir },
    shell: process.platform === 'win32',
  })
  if (code !== 0) throw new Error(output.trim().split('\n').slice(-3).join(' '))
  return join(folder, 'node_modules', 'mulmocast', 'lib', 'cli', 'bin.js')
}
