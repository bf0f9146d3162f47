import { open, stat } from 'node:fs/promises'
import { StudioError } from '../../../shared/studio-error.ts'
import { fileError } from '../../files/file-error.ts'

/** A file that is read in pieces. */
export type ByteFile = {
  readonly path: string
  /** Bytes, as they were when it was opened. */
  readonly size: number
  /** At most `length` bytes from `offset` on, fewer only at the end. */
  read(offset: number, length: number): Promise<Uint8Array<ArrayBuffer>>
  close(): Promise<void>
}

/** Opens a file for reading. Throws StudioError for what a disk can refuse, and for what is no ordinary file. */
export async function openByteFile(path: string): Promise<ByteFile> {
  try {
    // Opening a pipe waits until somebody writes to it.
    if (!(await stat(path)).isFile()) throw new StudioError('not-a-file', `${path} is not an ordinary file.`)
    const file = await open(path, 'r')
    return {
      path,
      size: (await file.stat()).size,
      async read(offset, length) {
        const bytes = new Uint8Array(length)
        let filled = 0
        try {
          while (filled < length) {
            const { bytesRead } = await file.read(bytes, filled, length - filled, offset + filled)
            if (bytesRead === 0) break
            filled += bytesRead
          }
        } catch (error) {
          throw fileError(error, path)
        }
        return bytes.subarray(0, filled)
      },
      close: () => file.close(),
    }
  } catch (error) {
    throw fileError(error, path)
  }
}
