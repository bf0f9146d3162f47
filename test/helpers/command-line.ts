import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import { temporaryFolder } from './temporary-folder.ts'

const program = fileURLToPath(new URL('../../out/main/cli.js', import.meta.url))

export type Ended = { readonly code: number | null; readonly out: string; readonly err: string }

/** A person's machine: a home, a folder to work in, and the command line, run as a process of its own. */
export type Machine = {
  readonly home: string
  readonly folder: string
  readonly library: string
  run(
    words: readonly string[],
    options?: { readonly input?: string; readonly environment?: NodeJS.ProcessEnv },
  ): Promise<Ended>
  start(words: readonly string[], environment?: NodeJS.ProcessEnv): ChildProcess
}

export function createMachine(): Machine {
  const home = temporaryFolder()
  const folder = join(home, 'work')
  mkdirSync(folder)
  const start: Machine['start'] = (words, environment = {}) =>
    spawn(process.execPath, [program, ...words], {
      cwd: folder,
      env: { PATH: process.env['PATH'], HOME: home, LANG: 'C.UTF-8', ...environment },
      stdio: ['pipe', 'pipe', 'pipe'],
    })
  return {
    home,
    folder,
    library: join(home, 'Documents', 'Castwright'),
    start,
    async run(words, { input = '', environment } = {}) {
      const child = start(words, environment)
      child.stdin?.on('error', () => undefined)
      child.stdin?.end(input)
      const [out, err, [code]] = await Promise.all([
        child.stdout === null ? '' : text(child.stdout),
        child.stderr === null ? '' : text(child.stderr),
        once(child, 'exit'),
      ])
      return { code: typeof code === 'number' ? code : null, out, err }
    },
  }
}
