import { renameSync } from 'node:fs'
import { rename } from 'node:fs/promises'
import { setTimeout } from 'node:timers/promises'

/** Milliseconds between the attempts of a rename; together about a second. */
const WAITS = [10, 20, 40, 80, 160, 320, 370]

/** What Windows says while a virus scanner, an indexer or a synchronising program holds one of the two files open. */
const HELD = new Set(['EPERM', 'EACCES', 'EBUSY'])

/** Milliseconds to wait before a rename that failed is tried again, or undefined where it has failed for good. */
export function waitForRename(
  error: unknown,
  attempt: number,
  platform: NodeJS.Platform,
): number | undefined {
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  return platform === 'win32' && typeof code === 'string' && HELD.has(code) ? WAITS[attempt] : undefined
}

/** What a rename needs of its surroundings. */
export type RenameSurroundings = {
  readonly platform: NodeJS.Platform
  readonly rename: (from: string, to: string) => Promise<void>
  readonly wait: (milliseconds: number) => Promise<unknown>
}

const real: RenameSurroundings = { platform: process.platform, rename, wait: setTimeout }

/** Puts the file `from` in the place of `to`. On Windows it waits up to a second for programs that hold one of them. */
export async function replaceFile(from: string, to: string, surroundings = real): Promise<void> {
  for (let attempt = 0; ; attempt++) {
    try {
      return await surroundings.rename(from, to)
    } catch (error) {
      const wait = waitForRename(error, attempt, surroundings.platform)
      if (wait === undefined) throw error
      await surroundings.wait(wait)
    }
  }
}

/** The same for workers and the command line, whose calls may block. */
export function replaceFileNow(from: string, to: string): void {
  for (let attempt = 0; ; attempt++) {
    try {
      return renameSync(from, to)
    } catch (error) {
      const wait = waitForRename(error, attempt, process.platform)
      if (wait === undefined) throw error
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, wait)
    }
  }
}
