import { readdir, unlink } from 'node:fs/promises'
import { join } from 'node:path'
import { isProcessAlive } from './is-process-alive.ts'
import { partOwner } from './write-file.ts'

/** Removes the unfinished files that ended processes left in `folder`. What cannot be removed now is left for next time. */
export async function sweepParts(folder: string): Promise<void> {
  const names = await readdir(folder).catch(() => [])
  const left = names.filter((name) => {
    const owner = partOwner(name)
    return owner !== undefined && owner !== process.pid && !isProcessAlive(owner)
  })
  await Promise.allSettled(left.map((name) => unlink(join(folder, name))))
}
