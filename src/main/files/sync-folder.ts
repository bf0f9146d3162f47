import { closeSync, fsyncSync, openSync } from 'node:fs'
import { open } from 'node:fs/promises'

/**
 * Makes a rename in `folder` last through a power cut, where the disk can do that. Many cannot: Windows has no such call,
 * network and FUSE disks refuse it. The file is in its place by then, so what is refused here is never an error.
 */
export async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return
  try {
    const handle = await open(folder, 'r')
    await handle.sync().finally(() => handle.close())
  } catch {
    // See above.
  }
}

/** The same for workers, whose calls block. */
export function syncFolderNow(folder: string): void {
  if (process.platform === 'win32') return
  try {
    const handle = openSync(folder, 'r')
    try {
      fsyncSync(handle)
    } finally {
      closeSync(handle)
    }
  } catch {
    // See above.
  }
}
