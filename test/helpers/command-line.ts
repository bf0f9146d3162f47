import { spawn, type ChildProcess } from 'node:child_process'
import { chownSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import { temporaryFolder } from './temporary-folder.ts'

const program = fileURLToPath(new URL('../../out/main/cli.js', import.meta.url))

export type Ended = { readonly code: number | null; readonly out: string; readonly err: string }

/** How a process ends. */
export function exitOf(child: ChildProcess): Promise<{ code: number | null; signal: NodeJS.Signals | null }> {
  return new Promise((resolve) => {
    child.once('close', (code, signal) => resolve({ code, signal }))
  })
}

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

/** `user` is the number of the user whose machine it is, if it is not ours: only root can make one for another. */
export function createMachine(user?: number): Machine {
  const home = temporaryFolder()
  const folder = join(home, 'work')
  mkdirSync(folder)
  if (user !== undefined) for (const path of [home, folder]) chownSync(path, user, user)
  const start: Machine['start'] = (words, environment = {}) =>
    spawn(process.execPath, [program, ...words], {
      cwd: folder,
      env: {
        PATH: process.env['PATH'],
        HOME: home,
        LANG: 'C.UTF-8',
        NODE_COMPILE_CACHE: process.env['NODE_COMPILE_CACHE'],
        ...environment,
      },
      stdio: ['pipe', 'pipe', 'pipe'],
      ...(user === undefined ? {} : { uid: user, gid: user }),
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
      const [out, err, { code }] = await Promise.all([
        child.stdout === null ? '' : text(child.stdout),
        child.stderr === null ? '' : text(child.stderr),
        exitOf(child),
      ])
      return { code, out, err }
    },
  }
}
