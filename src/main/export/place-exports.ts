import { readdir, rename, rm, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { StudioError } from '../../shared/studio-error.ts'
import { fileError } from '../files/file-error.ts'
import { isAbsent } from '../files/is-absent.ts'
import { placeFile } from '../files/place-file.ts'
import { replaceFile } from '../files/replace-file.ts'
import { syncFolder } from '../files/sync-folder.ts'
import type { ExportTarget } from './export-targets.ts'

/** A whole file, or folder, on disk under the name of a part, and the name that it is to have. */
export type MadePart = { readonly target: ExportTarget; readonly part: string }

/**
 * Gives finished files their names, all of them or, where the disk refuses the first, none. Throws StudioError: what the
 * disk refuses, `file-exists` where another program has taken a name meanwhile.
 */
export async function placeExports(parts: readonly MadePart[]): Promise<void> {
  for (const { target, part } of parts) {
    try {
      if (target.format === 'stems') await placeFolder(part, target)
      else if (target.mayReplace) await replaceFile(part, target.path)
      else if (!(await placeFile(part, target.path))) throw taken(target.path)
    } catch (error) {
      throw fileError(error, target.path)
    }
  }
  for (const folder of new Set(parts.map(({ target }) => dirname(target.path)))) await syncFolder(folder)
}

/**
 * A folder of stems takes a free name in one step. Where an older one is to be replaced its files are, one by one; what a
 * person has put among them stays.
 */
async function placeFolder(part: string, { path, mayReplace }: ExportTarget): Promise<void> {
  if (mayReplace && (await isThere(path))) {
    for (const name of await readdir(part)) await replaceFile(join(part, name), join(path, name))
    await syncFolder(path)
    await rm(part, { recursive: true, force: true })
    return
  }
  // Onto an empty folder this would succeed, which is no loss; onto any other it fails.
  await rename(part, path).catch((error: unknown) => {
    throw isTaken(error) ? taken(path) : error
  })
}

async function isThere(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    (error: unknown) => {
      if (isAbsent(error)) return false
      throw error
    },
  )
}

function taken(path: string): StudioError {
  return new StudioError('file-exists', `${path} has come into being meanwhile.`)
}

function isTaken(error: unknown): boolean {
  return error instanceof Error && 'code' in error && (error.code === 'ENOTEMPTY' || error.code === 'EEXIST')
}
