import { closeSync, fstatSync, openSync, readSync } from 'node:fs'
import { createHash } from 'node:crypto'
import { fileError } from '../files/file-error.ts'
import { isAbsent } from '../files/is-absent.ts'

/** The ledger, open to be read from some place on. Its calls block: it is read in a worker or by the command line. */
export interface LedgerReader {
  /** Bytes. */
  readonly size: number
  /**
   * Some whole lines from the byte `from` on, and where the next begins; `next === from` where there is none. A line
   * that is longer than any of ours is given as one that cannot be read.
   */
  readonly lines: (from: number) => { readonly lines: readonly string[]; readonly next: number }
  /** A mark by which it is known again that the first `length` bytes are the same as they were. */
  readonly markOf: (length: number) => string
  readonly close: () => void
}

const chunkBytes = 2 ** 18
/** Bytes. A request of a thousand turns has about 60,000. */
const longestLine = 2 ** 20
const lineEnd = 10
/** Bytes of either end that are looked at for a mark. */
const markedBytes = 1024

/** Opens the ledger at `path` for reading; undefined where there is none. Throws StudioError. */
export function openLedgerReader(path: string): LedgerReader | undefined {
  const file = openOrAbsent(path)
  if (file === undefined) return undefined
  const read = (from: number, most: number): Buffer => {
    // No more memory than there are bytes: the end of the ledger is asked for at every request, and is short.
    const length = Math.max(0, Math.min(most, fstatSync(file).size - from))
    const bytes = Buffer.allocUnsafe(length)
    let filled = 0
    try {
      while (filled < length) {
        const got = readSync(file, bytes, filled, length - filled, from + filled)
        if (got === 0) break
        filled += got
      }
    } catch (error) {
      throw fileError(error, path)
    }
    return bytes.subarray(0, filled)
  }
  return {
    size: fstatSync(file).size,
    lines: (from) => linesFrom(read, from),
    markOf(length) {
      const head = read(0, Math.min(length, markedBytes))
      const tail = read(Math.max(0, length - markedBytes), Math.min(length, markedBytes))
      return createHash('sha256').update(head).update(tail).digest('hex')
    },
    close: () => closeSync(file),
  }
}

function openOrAbsent(path: string): number | undefined {
  try {
    return openSync(path, 'r')
  } catch (error) {
    if (isAbsent(error)) return undefined
    throw fileError(error, path)
  }
}

function linesFrom(
  read: (from: number, length: number) => Buffer,
  from: number,
): { lines: readonly string[]; next: number } {
  for (let length = chunkBytes; length <= longestLine; length *= 2) {
    const bytes = read(from, length)
    const end = bytes.lastIndexOf(lineEnd)
    // A character of several bytes is never cut: no byte of one looks like the end of a line.
    if (end >= 0) return { lines: bytes.toString('utf8', 0, end).split('\n'), next: from + end + 1 }
    if (bytes.length < length) return { lines: [], next: from }
  }
  return skipLine(read, from)
}

/** Passes over a line that is none of ours, such as one of zeros that a power cut left. */
function skipLine(
  read: (from: number, length: number) => Buffer,
  from: number,
): { lines: readonly string[]; next: number } {
  for (let at = from; ; at += chunkBytes) {
    const bytes = read(at, chunkBytes)
    const end = bytes.indexOf(lineEnd)
    if (end >= 0) return { lines: ['?'], next: at + end + 1 }
    if (bytes.length < chunkBytes) return { lines: [], next: from }
  }
}
