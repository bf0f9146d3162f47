import { open, unlink, type FileHandle } from 'node:fs/promises'
import { partPath } from './part-name.ts'

/** What a file is to hold: its pieces, one after the other. */
export type FileContent = readonly (string | Uint8Array)[]

/**
 * Writes a new unfinished file beside `path`, synced, and gives its name; where that fails nothing is left of it. Throws
 * errors of the file system as they are.
 */
export async function writePart(path: string, content: FileContent): Promise<string> {
  const part = partPath(path)
  try {
    const file = await open(part, 'wx', 0o644)
    try {
      for (const piece of content) await writeAll(file, piece)
      await file.sync()
    } finally {
      await file.close()
    }
  } catch (error) {
    await unlink(part).catch(() => undefined)
    throw error
  }
  return part
}

/** In one call, mostly: the library's own way cuts what it writes into small pieces, and each is a way to another thread. */
async function writeAll(file: FileHandle, piece: string | Uint8Array): Promise<void> {
  const bytes = typeof piece === 'string' ? Buffer.from(piece) : piece
  for (let at = 0; at < bytes.length;) at += (await file.write(bytes, at)).bytesWritten
}
