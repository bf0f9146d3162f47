import { randomBytes } from 'node:crypto'
import { open, rename, unlink } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { fileError } from './file-error.ts'

/** A name for a file that is not finished, beside `path`. `isPartName` knows it again. */
export function partPath(path: string): string {
  return join(
    dirname(path),
    `.${basename(path).slice(0, 100)}.${process.pid}.${randomBytes(4).toString('hex')}.part`,
  )
}

const partName = /^\..*\.(\d+)\.[0-9a-f]{8}\.part$/

/** The process that was writing an unfinished file, or undefined where `name` is no such file. */
export function partOwner(name: string): number | undefined {
  const owner = partName.exec(name)?.[1]
  return owner === undefined ? undefined : Number(owner)
}

/**
 * Writes a whole file so that after a crash at any instant either the old or the new content is there: temporary file,
 * fsync, rename, fsync of the folder. Throws StudioError for what a disk can refuse.
 */
export async function writeFileAtomic(
  path: string,
  ...content: readonly (string | Uint8Array)[]
): Promise<void> {
  const part = partPath(path)
  try {
    const file = await open(part, 'wx', 0o644)
    try {
      for (const piece of content) await file.appendFile(piece)
      await file.sync()
    } finally {
      await file.close()
    }
    await rename(part, path)
    await syncFolder(dirname(path))
  } catch (error) {
    await unlink(part).catch(() => undefined)
    throw fileError(error, path)
  }
}

/** Makes a rename in `folder` last through a power cut. Windows has no such call and needs none. */
export async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return
  const handle = await open(folder, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}
