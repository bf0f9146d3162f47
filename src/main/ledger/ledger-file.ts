import { closeSync, constants, fdatasync, fstatSync, openSync, readSync, writeSync } from 'node:fs'
import { dirname } from 'node:path'
import { promisify } from 'node:util'
import { StudioError } from '../../shared/studio-error.ts'
import { fileError } from '../files/file-error.ts'
import { isAbsent } from '../files/is-absent.ts'
import { makeFolder } from '../files/make-folder.ts'
import { syncFolder } from '../files/sync-folder.ts'
import { printLine, type LedgerLine } from './ledger-lines.ts'

/** The end of the ledger, where lines are added and nothing is ever changed. */
export interface LedgerFile {
  /** On disk and synced when it resolves. Throws StudioError; then the line is not, or not wholly, there. */
  readonly append: (line: LedgerLine) => Promise<void>
  /** Resolves when all that was given is written or refused. */
  readonly settle: () => Promise<void>
}

type Waiting = {
  readonly text: string
  readonly resolve: () => void
  readonly reject: (reason: unknown) => void
}

const lineEnd = 10
const sync = promisify(fdatasync)
const flags = constants.O_RDWR | constants.O_CREAT | constants.O_APPEND

/**
 * The ledger at `path`; the file is made at the first line. Lines that are given while others are being written go
 * together in one write and one sync. Each write is one call with O_APPEND, so several programs may write at once. The sync
 * alone is waited for elsewhere: the rest takes microseconds, and less than the way to another thread.
 */
export function openLedgerFile(path: string): LedgerFile {
  let waiting: Waiting[] = []
  let writing: Promise<void> | undefined

  const writeAll = async () => {
    while (waiting.length > 0) {
      const batch = waiting
      waiting = []
      try {
        await write(path, batch.map(({ text }) => text).join(''))
        for (const { resolve } of batch) resolve()
      } catch (error) {
        for (const { reject } of batch) reject(fileError(error, path))
      }
    }
    writing = undefined
  }
  return {
    append(line) {
      return new Promise((resolve, reject) => {
        waiting.push({ text: printLine(line), resolve, reject })
        writing ??= Promise.resolve().then(writeAll)
      })
    },
    settle: () => writing ?? Promise.resolve(),
  }
}

async function write(path: string, text: string): Promise<void> {
  // Opened each time: a ledger that was moved away or restored meanwhile is not written to behind its back.
  const file = await openToAppend(path)
  try {
    const { size } = fstatSync(file)
    const bytes = Buffer.from(endsTorn(file, size) ? `\n${text}` : text)
    // What is left of a line that did not fit is closed by the next one.
    if (writeSync(file, bytes) < bytes.length)
      throw new StudioError('disk-full', `The disk is full: ${path} could not be written.`)
    await sync(file)
    if (size === 0) await syncFolder(dirname(path))
  } finally {
    closeSync(file)
  }
}

async function openToAppend(path: string): Promise<number> {
  try {
    return openSync(path, flags, 0o600)
  } catch (error) {
    if (!isAbsent(error)) throw error
    await makeFolder(dirname(path))
    return openSync(path, flags, 0o600)
  }
}

/** Whether the last line has no end: the power failed, or the disk was full, while it was written. */
function endsTorn(file: number, size: number): boolean {
  if (size === 0) return false
  const last = Buffer.alloc(1)
  readSync(file, last, 0, 1, size - 1)
  return last[0] !== lineEnd
}
