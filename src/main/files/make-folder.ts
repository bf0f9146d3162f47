import { access, constants, mkdir } from 'node:fs/promises'
import { dirname } from 'node:path'
import { fileError } from './file-error.ts'
import { isAbsent } from './is-absent.ts'

/** Makes a folder and those above it where they are missing; whether it was. Throws StudioError. */
export async function makeFolder(path: string): Promise<boolean> {
  try {
    return (await mkdir(path, { recursive: true })) !== undefined
  } catch (error) {
    // A recursive mkdir says ENOENT for whatever stopped it on the way, a read-only disk for one.
    if (isAbsent(error)) await ensureWritable(dirname(path))
    throw fileError(error, path)
  }
}

async function ensureWritable(path: string): Promise<void> {
  try {
    await access(path, constants.W_OK)
  } catch (error) {
    if (isAbsent(error) && dirname(path) !== path) return ensureWritable(dirname(path))
    throw fileError(error, path)
  }
}
