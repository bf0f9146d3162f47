import { randomUUID } from 'node:crypto'
import {
  type FSWatcher,
  mkdirSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  watch,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { nodeCodec } from '../node-codec.ts'

const Start = z.object({ argv: z.array(z.string()), folder: z.string(), data: z.json() })

/** What a later start of the application tells the one that runs. */
export interface LaterStart {
  readonly argv: string[]
  readonly folder: string
  readonly data: unknown
}

/**
 * A lock file with the process id in the user's data folder. A start that finds it taken leaves its arguments in a folder
 * beside it, which the owner watches; a lock whose owner is dead is taken over.
 */
export class SingleInstance {
  readonly #lock: string
  readonly #mailbox: string
  #watcher: FSWatcher | null = null

  constructor(folder: string) {
    this.#lock = join(folder, 'stand-in-lock')
    this.#mailbox = join(folder, 'stand-in-later-starts')
  }

  get isOwner(): boolean {
    return this.#watcher !== null
  }

  /** True if this process now owns the lock; else the owner has been told of this start. */
  request(data: unknown, onLaterStart: (start: LaterStart) => void): boolean {
    if (this.isOwner) return true
    mkdirSync(this.#mailbox, { recursive: true })
    if (!this.#take()) {
      this.#leaveMessage(data)
      return false
    }
    for (const name of readdirSync(this.#mailbox)) rmSync(join(this.#mailbox, name), { force: true })
    this.#watcher = watch(this.#mailbox, () => {
      for (const start of this.#collect()) onLaterStart(start)
    }).unref()
    return true
  }

  release(): void {
    if (!this.#watcher) return
    this.#watcher.close()
    this.#watcher = null
    rmSync(this.#lock, { force: true })
  }

  #take(): boolean {
    for (;;) {
      try {
        writeFileSync(this.#lock, String(process.pid), { flag: 'wx' })
        return true
      } catch {
        if (isAlive(this.#lock)) return false
        rmSync(this.#lock, { force: true })
      }
    }
  }

  #leaveMessage(data: unknown): void {
    const start = { argv: process.argv, folder: process.cwd(), data: nodeCodec.encode(data ?? null) }
    const path = join(this.#mailbox, randomUUID())
    writeFileSync(`${path}.tmp`, JSON.stringify(start))
    renameSync(`${path}.tmp`, `${path}.json`)
  }

  #collect(): LaterStart[] {
    const paths = readdirSync(this.#mailbox)
      .filter((name) => name.endsWith('.json'))
      .map((name) => join(this.#mailbox, name))
    return paths.map((path) => {
      const { argv, folder, data } = Start.parse(JSON.parse(readFileSync(path, 'utf8')))
      rmSync(path, { force: true })
      return { argv, folder, data: nodeCodec.decode(data) }
    })
  }
}

// A process id may since belong to another program: only one that runs the stand-in counts.
function isAlive(lock: string): boolean {
  try {
    const owner = Number(readFileSync(lock, 'utf8'))
    process.kill(owner, 0)
    return process.platform !== 'linux' || readFileSync(`/proc/${owner}/cmdline`, 'utf8').includes('boot.ts')
  } catch {
    return false
  }
}
