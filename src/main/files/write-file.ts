import { unlink } from 'node:fs/promises'
import { dirname } from 'node:path'
import { fileError } from './file-error.ts'
import { replaceFile } from './replace-file.ts'
import { syncFolder } from './sync-folder.ts'
import { writePart, type FileContent } from './write-part.ts'

/**
 * Writes a whole file so that after a crash at any instant either the old or the new content is there: temporary file,
 * fsync, rename, fsync of the folder. Throws StudioError for what a disk can refuse.
 */
export async function writeFileAtomic(path: string, ...content: FileContent): Promise<void> {
  await writeFileWhen(path, () => Promise.resolve(true), ...content)
}

/**
 * The same, but at the last instant, when only the rename is left, `isWanted` may still say no: then nothing is changed
 * and the answer is false.
 */
export async function writeFileWhen(
  path: string,
  isWanted: () => Promise<boolean>,
  ...content: FileContent
): Promise<boolean> {
  try {
    const part = await writePart(path, content)
    try {
      if (!(await isWanted())) {
        await unlink(part)
        return false
      }
      await replaceFile(part, path)
    } catch (error) {
      await unlink(part).catch(() => undefined)
      throw error
    }
  } catch (error) {
    throw fileError(error, path)
  }
  await syncFolder(dirname(path))
  return true
}
