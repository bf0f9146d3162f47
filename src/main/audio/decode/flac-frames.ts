import {
  type FlacFrameHeader,
  longestFlacHeader,
  readFlacFrameHeader,
} from '../../../core/audio/flac-frame.ts'
import type { ByteReader } from './byte-reader.ts'

export type FlacFrame = {
  readonly bytes: Uint8Array
  /** Where it begins in the sound, and how long it is, in samples per channel. */
  readonly start: number
  readonly samples: number
  /** Whether the file ends with it, perhaps in the middle of it. */
  readonly isLast: boolean
}

/** Frames that may be missing between two; a header that says more is taken for chance. */
const longestGap = 1000
const window = 1 << 16

/**
 * The frames of a FLAC file from where the reader stands. A frame says neither how long it is nor where it ends: it ends
 * where the one with the next number begins. What is no frame is passed over.
 */
export async function* flacFrames(
  bytes: ByteReader,
  { rate, channels }: { readonly rate: number; readonly channels: number },
): AsyncGenerator<FlacFrame, void, undefined> {
  /** Samples of every frame but the last, where they are all equal. */
  let usual: number | undefined
  let last: FlacFrameHeader | undefined
  for (;;) {
    const head = await bytes.peek(window)
    const header = readFlacFrameHeader(head, 0, rate)
    if (header === undefined || (last !== undefined && !isSoonAfter(header, last))) {
      const next = findHeader(head, 1, rate, () => true)
      if (next === undefined && head.length < window) return
      bytes.skip(next ?? head.length - longestFlacHeader)
      continue
    }
    usual ??= header.samples
    last = header
    const { size, isLast } = await frameSize(bytes, header, rate, channels)
    const frame = await bytes.peek(size)
    const start = header.isVariable ? header.number : header.number * usual
    yield { bytes: frame, start, samples: header.samples, isLast }
    if (isLast) return
    bytes.skip(size)
  }
}

/** Looks for the beginning of the frame after this one: the very next, or where that is damaged, one soon after. */
async function frameSize(
  bytes: ByteReader,
  header: FlacFrameHeader,
  rate: number,
  channels: number,
): Promise<{ readonly size: number; readonly isLast: boolean }> {
  const largest = header.samples * channels * 4 + 2 * longestFlacHeader
  for (let length = window; ; length *= 4) {
    const ahead = await bytes.peek(length)
    const next = findHeader(ahead, 8, rate, (found) => found.number === nextNumber(header))
    if (next !== undefined) return { size: next, isLast: false }
    if (ahead.length === length && length < largest) continue
    const later = findHeader(ahead, 8, rate, (found) => isSoonAfter(found, header))
    return {
      size: later ?? Math.min(ahead.length, largest),
      isLast: later === undefined && ahead.length < length,
    }
  }
}

function findHeader(
  bytes: Uint8Array,
  from: number,
  rate: number,
  isWanted: (header: FlacFrameHeader) => boolean,
): number | undefined {
  for (let at = bytes.indexOf(0xff, from); at >= 0; at = bytes.indexOf(0xff, at + 1)) {
    const header = readFlacFrameHeader(bytes, at, rate)
    if (header !== undefined && isWanted(header)) return at
  }
  return undefined
}

function nextNumber({ number, samples, isVariable }: FlacFrameHeader): number {
  return number + (isVariable ? samples : 1)
}

function isSoonAfter(header: FlacFrameHeader, before: FlacFrameHeader): boolean {
  const step = before.isVariable ? before.samples : 1
  return (
    header.isVariable === before.isVariable &&
    header.number > before.number &&
    header.number <= before.number + step * longestGap
  )
}
