import { appendFileSync, mkdirSync, renameSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { createKnownSecrets } from './strip-secrets.ts'
import type { Log } from './log.ts'

export type FileLog = {
  readonly folder: string
  readonly clock: () => Date
  /** Bytes after which a new file is begun; the last three are kept. */
  readonly limit?: number
}

const KEPT = 3

/**
 * A log in `castwright.log` below `folder`, older parts beside it as `castwright.1.log`, …. Each entry is written before
 * the call returns, so that the last words before a crash are there. A disk that refuses them stops nothing.
 */
export function createFileLog({ folder, clock, limit = 2 ** 20 }: FileLog): Log {
  const path = (number: number) => join(folder, number === 0 ? 'castwright.log' : `castwright.${number}.log`)
  const secrets = createKnownSecrets()
  const write = (level: string, message: string, detail: unknown) => {
    const text = detail === undefined ? message : `${message}: ${describe(detail)}`
    try {
      mkdirSync(folder, { recursive: true })
      const size = statSync(path(0), { throwIfNoEntry: false })?.size ?? 0
      if (size >= limit)
        for (let number = KEPT - 1; number > 0; number--) moveIfThere(path(number - 1), path(number))
      // One entry, one beginning: a line break inside is indented, so nothing can forge an entry.
      const entry = secrets.strip(text).replace(/\r\n|[\r\n\u2028\u2029]/g, '\n    ')
      appendFileSync(path(0), `${clock().toISOString()} ${level} ${entry}\n`, { mode: 0o600 })
    } catch {
      // A full disk or a folder without permission: the program is more important than its log.
    }
  }
  return {
    hide: secrets.hide,
    info: (message, detail) => write('info', message, detail),
    warn: (message, detail) => write('warn', message, detail),
    error: (message, detail) => write('error', message, detail),
  }
}

function moveIfThere(from: string, to: string): void {
  if (statSync(from, { throwIfNoEntry: false }) !== undefined) renameSync(from, to)
}

function describe(detail: unknown): string {
  if (!(detail instanceof Error)) return String(detail)
  const cause = detail.cause === undefined ? '' : `\ncaused by ${describe(detail.cause)}`
  return `${detail.stack ?? detail.message}${cause}`
}
