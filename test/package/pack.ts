import { execFile } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { listPackage, statFile } from '@electron/asar'
import { z } from 'zod'
import { writeStubElectron } from './stub-electron.ts'

export const root = join(import.meta.dirname, '../..')

const manifest = z.object({
  version: z.string(),
  devDependencies: z.object({ electron: z.string() }).loose(),
})

export type Packed = {
  readonly executable: string
  readonly folder: string
  /** Names in the archive and their sizes in bytes; folders have none. */
  readonly archive: ReadonlyMap<string, number>
}

/** Packages `project` for Linux with the project's own settings, on a stub of Electron, into `target`. */
export async function pack(project: string, target: string): Promise<Packed> {
  const { electron } = manifest.parse(
    JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')),
  ).devDependencies
  const stub = join(target, 'stub')
  writeStubElectron(stub, electron)
  const builder = join(root, 'node_modules/electron-builder/cli.js')
  const options = [
    ['--projectDir', project],
    ['--config', join(root, 'electron-builder.yml')],
    [
      `-c.electronDist=${stub}`,
      `-c.electronVersion=${electron}`,
      `-c.directories.output=${join(target, 'dist')}`,
    ],
  ]
  const args = [builder, '--dir', '--linux', '--x64', ...options.flat()]
  await promisify(execFile)(process.execPath, args, { cwd: project, maxBuffer: 2 ** 26 }).catch(
    (error: unknown) => {
      const said = error instanceof Error && 'stdout' in error ? String(error.stdout) : ''
      throw new Error(`The application could not be packaged.\n${said}`, { cause: error })
    },
  )
  const folder = join(target, 'dist/linux-unpacked')
  const file = join(folder, 'resources/app.asar')
  const names = listPackage(file, { isPack: false }).map((name) => name.replaceAll('\\', '/').slice(1))
  const archive = new Map(names.map((name) => [name, sizeOf(file, name)]))
  return { executable: join(folder, 'castwright'), folder, archive }
}

function sizeOf(archive: string, name: string): number {
  const facts = statFile(archive, name)
  return 'size' in facts ? facts.size : 0
}
