import { cpSync, mkdirSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../..', import.meta.url))

/**
 * The built program as it is now, in `folder`: it may be built anew while it is tortured. Gives the file to run. What
 * stays the same is only named there.
 */
export function copyProgram(folder: string): string {
  mkdirSync(join(folder, 'out'), { recursive: true })
  cpSync(join(root, 'out', 'main'), join(folder, 'out', 'main'), { recursive: true })
  for (const name of ['node_modules', 'package.json', 'resources'])
    symlinkSync(join(root, name), join(folder, name))
  return join(folder, 'out', 'main', 'cli.js')
}
