import { link, open, unlink } from 'node:fs/promises'
import { dirname } from 'node:path'
import { fileError } from './file-error.ts'
import { replaceFile } from './replace-file.ts'
import { syncFolder } from './sync-folder.ts'

/**
 * Gives the finished file `from` the name `to` in the same folder, if that name is free; false where it is not. Two
 * programs that want one name never replace each other's file. Throws StudioError for what a disk can refuse.
 */
export async function placeFile(from: string, to: string, makeLink = link): Promise<boolean> {
  try {
    if (!(await hasLinked(from, to, makeLink))) {
      // A name that is taken is free for nobody else: the file replaces only what was made here.
      await (await open(to, 'wx')).close()
      await replaceFile(from, to)
    }
  } catch (error) {
    if (isTaken(error)) return false
    throw fileError(error, to)
  }
  await syncFolder(dirname(to))
  return true
}

/** Whether the disk knows links; some, such as FAT, do not. */
async function hasLinked(from: string, to: string, makeLink: typeof link): Promise<boolean> {
  try {
    await makeLink(from, to)
  } catch (error) {
    if (isTaken(error)) throw error
    return false
  }
  await unlink(from)
  return true
}

function isTaken(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'EEXIST'
}
