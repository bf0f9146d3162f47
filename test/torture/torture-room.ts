import { spawn, type ChildProcess } from 'node:child_process'
import { mkdirSync, watch, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { openAccounts } from '../../src/main/ledger/open-accounts.ts'
import { keyId } from '../../src/main/limiter/key-id.ts'
import type { Happenings } from './kill-at-moment.ts'

/** A machine with one library, one script, and a program that renders it. */
export type TortureRoom = {
  readonly folder: string
  readonly library: string
  readonly data: string
  readonly write: (script: string) => void
  /** Starts a render of the script; at half the price, or at once. */
  readonly start: (service: 'standard' | 'batch') => ChildProcess
  readonly close: () => void
}

export type OpenTortureRoom = {
  readonly folder: string
  /** The command line, built. */
  readonly program: string
  /** Address of the server that speaks. */
  readonly url: string
  /** Where Node keeps what it has compiled: a quicker start. */
  readonly compiled: string
  /** Hears of every change of a file in the room. */
  readonly happenings: Happenings
}

const key = 'AIzaSy-of-the-test-0123456789-abcd'
const model = 'gemini-3.8-flash-tts'

/** Makes a new room in `folder`. The program has learned there already that requests may follow each other quickly. */
export async function openTortureRoom(job: OpenTortureRoom): Promise<TortureRoom> {
  const { folder, program, url, compiled, happenings } = job
  const [library, data, script] = ['library', 'data', 'talk.md'].map((name) => join(folder, name))
  if (library === undefined || data === undefined || script === undefined) throw new Error('No room')
  for (const path of [library, data]) mkdirSync(path, { recursive: true })
  const accounts = await openAccounts({
    data,
    clock: () => new Date(),
    budgets: () => ({ perEpisode: undefined, perDay: undefined }),
  })
  const quick = { perMinute: 6000, concurrency: 4, held: 0, patience: 1 }
  accounts.limiterMemory.save(`${keyId(key)}/${model}`, quick)
  await accounts.close()
  const watcher = watch(folder, { recursive: true }, (_, path) => {
    if (path !== null) happenings.tell({ kind: 'file', path })
  })
  // What it was looking at may be gone before it looks.
  watcher.on('error', () => undefined)
  const words = ['--engine', 'gemini', '--model', model, '--base-url', url, '--library', library, '--quiet']
  return {
    folder,
    library,
    data,
    write: (text) => writeFileSync(script, text),
    start: (service) =>
      spawn(process.execPath, [program, 'render', script, '--service', service, ...words], {
        cwd: folder,
        env: {
          PATH: process.env['PATH'],
          HOME: folder,
          CASTWRIGHT_DATA: data,
          GEMINI_API_KEY: key,
          NODE_COMPILE_CACHE: compiled,
        },
        stdio: ['ignore', 'ignore', 'pipe'],
      }),
    close: () => watcher.close(),
  }
}
