import { readdir, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { isProcessAlive } from './is-process-alive.ts'
import { machineMark, partOwner } from './part-name.ts'
import { isTakingOfNothing } from './seen-lock.ts'

/** Milliseconds after which an unfinished file of another machine, or of an earlier run of this one, is left over. */
const FORGOTTEN = 24 * 60 * 60 * 1000

/**
 * Removes the unfinished files and folders that ended processes left in `folder`. Another machine that shares it may be at work on
 * its own, so those are left for a day. Marks of locks that were taken over go, too. What cannot be removed now is left for
 * next time.
 */
export async function sweepParts(folder: string): Promise<void> {
  const names = await readdir(folder).catch(() => [])
  const machine = machineMark()
  const sweeping = names.map(async (name) => {
    const owner = partOwner(name)
    const path = join(folder, name)
    if (owner === undefined) {
      if (await isTakingOfNothing(path)) await rm(path, { force: true })
      return
    }
    const isLeft =
      owner.machine === machine
        ? !isProcessAlive(owner.process)
        : Date.now() - (await stat(path)).mtimeMs > FORGOTTEN
    if (isLeft) await rm(path, { recursive: true, force: true })
  })
  await Promise.allSettled(sweeping)
}
