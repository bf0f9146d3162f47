import { unlink } from 'node:fs/promises'
import { join } from 'node:path'
import { fileError } from './file-error.ts'
import { replaceFile } from './replace-file.ts'
import { syncFolder } from './sync-folder.ts'
import { writePart, type FileContent } from './write-part.ts'

export type FileToWrite = { readonly name: string; readonly content: FileContent }

/**
 * Writes several files of one folder so that after a crash at any instant each is the old or the whole new one. All are
 * synced before the first gets its name; they get their names in the order given. The folder is synced once, after the
 * last: until then a power cut may keep any of the names and lose the others. Throws StudioError for what a disk can
 * refuse.
 */
export async function writeFilesTogether(folder: string, files: readonly FileToWrite[]): Promise<void> {
  const written = await Promise.allSettled(
    files.map(async ({ name, content }) => {
      const path = join(folder, name)
      return { path, part: await explained(path, writePart(path, content)) }
    }),
  )
  const parts = written.flatMap((file) => (file.status === 'fulfilled' ? [file.value] : []))
  try {
    for (const file of written) if (file.status === 'rejected') throw file.reason
    for (const { path, part } of parts) await explained(path, replaceFile(part, path))
  } catch (error) {
    await Promise.allSettled(parts.map(({ part }) => unlink(part)))
    throw error
  }
  await syncFolder(folder)
}

async function explained<Result>(path: string, work: Promise<Result>): Promise<Result> {
  try {
    return await work
  } catch (error) {
    throw fileError(error, path)
  }
}
