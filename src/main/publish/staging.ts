import { mkdir, open, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { isStudioError, StudioError } from '../../shared/studio-error.ts'
import { containedPath } from '../files/contained-path.ts'
import { fileError } from '../files/file-error.ts'
import { makeFolder } from '../files/make-folder.ts'
import { partPath } from '../files/part-name.ts'
import { replaceFile } from '../files/replace-file.ts'
import { syncFolder } from '../files/sync-folder.ts'
import { digestOf, digestOfFile, lookAt } from './own-files.ts'
import type { WrittenFile } from './publish-manifest.ts'

/** A whole file on disk, and the place in the folder that it is to have. */
export type StagedFile = {
  readonly path: string
  readonly part: string
  readonly from: string
  readonly bytes: number
  /** SHA-256 of its content, hex, where `from` is not. */
  readonly digest?: string | undefined
}

/** Where files are made whole before any of them gets its place: a hidden folder in the published one, so on its disk. */
export type Staging = {
  /** Throws StudioError for what the disk refuses. */
  addContent(path: string, content: string | Uint8Array): Promise<StagedFile>
  /** `make` writes the whole file, synced. */
  addFile(path: string, from: string, make: (part: string) => Promise<void>): Promise<StagedFile>
  /** Puts the files in their places, in this order, and tells how they look there. */
  place(files: readonly StagedFile[]): Promise<Readonly<Record<string, WrittenFile>>>
  /** Removes what was not placed. */
  close(): Promise<void>
}

/** See `Staging`. */
export function createStaging(folder: string): Staging {
  const home = partPath(join(folder, 'publish'))
  let made: Promise<unknown> | undefined
  let last = 0
  const newPart = async (path: string) => {
    made ??= mkdir(home)
    await made.catch((error: unknown) => {
      throw fileError(error, join(folder, path))
    })
    last++
    return join(home, String(last))
  }
  return {
    async addContent(path, content) {
      const part = await newPart(path)
      await writeSynced(part, content).catch((error: unknown) => {
        throw fileError(error, join(folder, path))
      })
      return { path, part, from: digestOf(content), bytes: Buffer.byteLength(content) }
    },
    async addFile(path, from, make) {
      const part = await newPart(path)
      await make(part).catch((error: unknown) => {
        throw ofTarget(error, part, join(folder, path))
      })
      return { path, part, from, bytes: lookAt(part)?.bytes ?? 0, digest: digestOfFile(part) }
    },
    async place(files) {
      const placed: Record<string, WrittenFile> = {}
      const folders = new Set(files.map(({ path }) => dirname(join(folder, path))))
      for (const one of folders) {
        // A link in the way may lead out of the folder.
        await containedPath(folder, one)
        await makeFolder(one)
      }
      for (const { path, part, from, digest } of files) {
        const target = join(folder, path)
        await replaceFile(part, target).catch((error: unknown) => {
          throw fileError(error, target)
        })
        const look = lookAt(target)
        if (look !== undefined) placed[path] = { from, bytes: look.bytes, mtime: look.mtime, digest }
      }
      await Promise.all([...folders].map(syncFolder))
      return placed
    },
    async close() {
      await rm(home, { recursive: true, force: true }).catch(() => undefined)
    },
  }
}

/** The failure in words of the file that it was to become: a hidden name tells a person nothing. */
function ofTarget(error: unknown, part: string, target: string): unknown {
  const known = fileError(error, target)
  if (!isStudioError(known) || !known.message.includes(part)) return known
  return new StudioError(known.code, known.message.replaceAll(part, target), { cause: error })
}

async function writeSynced(path: string, content: string | Uint8Array): Promise<void> {
  const file = await open(path, 'wx', 0o644)
  try {
    await file.writeFile(content)
    await file.sync()
  } finally {
    await file.close()
  }
}
