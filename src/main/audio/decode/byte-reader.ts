import type { ByteFile } from './byte-file.ts'

/** Goes through a file from one place on. */
export type ByteReader = {
  /** The next `length` bytes, fewer only at the end of the file; good until the next call. */
  peek(length: number): Promise<Uint8Array<ArrayBuffer>>
  skip(length: number): void
  /** Bytes from the start of the file. */
  position(): number
}

/** Bytes read from the file at once, several times what is looked at: what is left over is not read again. */
const readAtOnce = 1 << 18

export function createByteReader(file: ByteFile, start = 0): ByteReader {
  let held = new Uint8Array(0)
  let heldFrom = start
  let at = start
  return {
    async peek(length) {
      const from = at - heldFrom
      if (from < 0 || from + length > held.length) {
        held = await file.read(at, Math.max(length, readAtOnce))
        heldFrom = at
      }
      return held.subarray(at - heldFrom, at - heldFrom + length)
    },
    skip(length) {
      at += length
    },
    position: () => at,
  }
}
