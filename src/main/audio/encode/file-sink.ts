import { open, rm, type FileHandle } from 'node:fs/promises'
import { fileError } from '../../files/file-error.ts'

/** A new file that is being written. Its calls follow one another: each waits for the one before. */
export type FileSink = {
  /** Puts bytes at the end; they are copied. What has gathered is written by `drain`. */
  append(bytes: Uint8Array): void
  /** Writes what has gathered, if it is much. */
  drain(): Promise<void>
  /** Writes bytes over those at a place, in bytes from the start; what was appended must be written already. */
  writeAt(bytes: Uint8Array, position: number): Promise<void>
  /** Bytes appended so far. */
  length(): number
  /** Writes everything that has gathered. */
  flush(): Promise<void>
  close(): Promise<void>
  /** Closes the file and removes it. */
  remove(): Promise<void>
}

/** Bytes that are written at once. */
const gathered = 1 << 18

/** Opens a new file. Throws StudioError for what a disk can refuse, as do its calls. */
export async function createFileSink(path: string): Promise<FileSink> {
  let file: FileHandle | undefined = await open(path, 'wx', 0o644).catch((error: unknown) => {
    throw fileError(error, path)
  })
  let buffer = new Uint8Array(2 * gathered)
  let filled = 0
  let written = 0

  async function writeAt(bytes: Uint8Array, position: number): Promise<void> {
    if (file === undefined) throw new Error('The file is closed.')
    try {
      for (let done = 0; done < bytes.length;) {
        done += (await file.write(bytes, done, bytes.length - done, position + done)).bytesWritten
      }
    } catch (error) {
      throw fileError(error, path)
    }
  }

  async function flush(): Promise<void> {
    await writeAt(buffer.subarray(0, filled), written)
    written += filled
    filled = 0
  }

  return {
    append(bytes) {
      if (filled + bytes.length > buffer.length) {
        const larger = new Uint8Array(2 * (filled + bytes.length))
        larger.set(buffer.subarray(0, filled))
        buffer = larger
      }
      buffer.set(bytes, filled)
      filled += bytes.length
    },
    async drain() {
      if (filled >= gathered) await flush()
    },
    writeAt,
    length: () => written + filled,
    flush,
    async close() {
      const opened = file
      file = undefined
      await opened?.close()
    },
    async remove() {
      const opened = file
      file = undefined
      await opened?.close().catch(() => undefined)
      await rm(path, { force: true })
    },
  }
}
