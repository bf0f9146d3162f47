import { createHash } from 'node:crypto'
import { closeSync, lstatSync, openSync, readSync } from 'node:fs'
import { join } from 'node:path'
import { StudioError } from '../../shared/studio-error.ts'
import { fileError } from '../files/file-error.ts'
import { isAbsent } from '../files/is-absent.ts'
import type { PublishManifest, WrittenFile } from './publish-manifest.ts'

/** Bytes of a file that are read at once. */
const PIECE = 1 << 20

/** How a file looks: enough to see that nobody has written it since. */
export type FileLook = { readonly bytes: number; readonly mtime: number; readonly isFile: boolean }

/** Blocks for some microseconds: thousands are looked at, and each wait for another thread would cost more. Throws StudioError. */
export function lookAt(path: string): FileLook | undefined {
  try {
    const facts = lstatSync(path)
    return { bytes: facts.size, mtime: facts.mtimeMs, isFile: facts.isFile() }
  } catch (error) {
    if (isAbsent(error)) return undefined
    throw fileError(error, path)
  }
}

/**
 * What we wrote at a place of the folder, if it is still there as it was; with its time of today, for copies have others.
 * Its content is read only where its look leaves a doubt: another time, or the program ended while another was to take its
 * place. Blocks meanwhile.
 */
export function standing(
  folder: string,
  path: string,
  manifest: PublishManifest | undefined,
): WrittenFile | undefined {
  const written = manifest?.files[path]
  if (written === undefined) return undefined
  const file = join(folder, path)
  const look = lookAt(file)
  if (look?.isFile !== true || look.bytes !== written.bytes) return undefined
  const isArriving = manifest?.arriving.includes(path) === true
  if (look.mtime === written.mtime && !isArriving) return written
  const digest = written.digest ?? (isDigest(written.from) ? written.from : undefined)
  // Older versions wrote down none of sound, whose length had to be enough.
  const isSame = digest === undefined ? !isArriving : digestOfFile(file) === digest
  return isSame ? { ...written, mtime: look.mtime } : undefined
}

/** Whether a place of the folder is free, or holds what we put there, or were about to when the program ended. */
export function isOurs(folder: string, path: string, manifest: PublishManifest | undefined): boolean {
  const look = lookAt(join(folder, path))
  if (look === undefined) return true
  if (!look.isFile) return false
  return manifest?.arriving.includes(path) === true || standing(folder, path, manifest) !== undefined
}

/** Throws StudioError('file-exists') where something of somebody else has the name of a file that is to be written. */
export function ensureOurs(folder: string, path: string, manifest: PublishManifest | undefined): void {
  if (isOurs(folder, path, manifest)) return
  const why =
    manifest?.files[path] === undefined
      ? 'is there already and was not published by Castwright'
      : 'was changed by another program since it was published'
  throw new StudioError(
    'file-exists',
    `${join(folder, path)} ${why}: move it away, or publish into another folder.`,
  )
}

/** SHA-256, hex, of the content of a file. */
export function digestOf(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('hex')
}

/** The same of a file however large. Blocks: for a worker. Throws StudioError. */
export function digestOfFile(path: string): string {
  const hash = createHash('sha256')
  const piece = Buffer.allocUnsafe(PIECE)
  try {
    const file = openSync(path, 'r')
    try {
      for (let read = readSync(file, piece); read > 0; read = readSync(file, piece))
        hash.update(piece.subarray(0, read))
    } finally {
      closeSync(file)
    }
  } catch (error) {
    throw fileError(error, path)
  }
  return hash.digest('hex')
}

function isDigest(from: string): boolean {
  return /^[0-9a-f]{64}$/.test(from)
}
