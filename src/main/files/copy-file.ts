import { constants, copyFile, open, unlink } from 'node:fs/promises'
import { dirname } from 'node:path'
import { fileError } from './file-error.ts'
import { partPath } from './part-name.ts'
import { replaceFile } from './replace-file.ts'
import { syncFolder } from './sync-folder.ts'

/** Copies a file so that `to` is the old or the whole new one at any instant. Throws StudioError. */
export async function copyFileAtomic(from: string, to: string): Promise<void> {
  const part = partPath(to)
  try {
    await copyFile(from, part, constants.COPYFILE_EXCL | constants.COPYFILE_FICLONE)
    const file = await open(part, 'r+')
    await file.sync().finally(() => file.close())
    await replaceFile(part, to)
  } catch (error) {
    await unlink(part).catch(() => undefined)
    throw fileError(error, to)
  }
  await syncFolder(dirname(to))
}
