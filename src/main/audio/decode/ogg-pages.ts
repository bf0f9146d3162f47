import type { ByteFile } from './byte-file.ts'
import { createByteReader } from './byte-reader.ts'
import { damaged } from './refusals.ts'

/** One page of an Ogg file (RFC 3533, 6). */
export type OggPage = {
  /** Which of several streams in the file it belongs to. */
  readonly stream: number
  readonly isFirst: boolean
  readonly isLast: boolean
  /** Whether its first piece goes on with a packet that began on the page before. */
  readonly isContinued: boolean
  /** Where the last packet that ends on it ends, as the codec counts; undefined where none does. */
  readonly granule: number | undefined
  /** The packets, or pieces of them, and whether each ends here. */
  readonly pieces: readonly { readonly bytes: Uint8Array; readonly isWhole: boolean }[]
}

/** Share of a file that may be passed over between its pages. */
const mostLost = 0.5

/**
 * The pages of an Ogg file. Bytes that are no page, and pages whose checksum is wrong, are passed over. Throws StudioError
 * `audio-damaged` where they are most of the file.
 */
export async function* oggPages(file: ByteFile): AsyncGenerator<OggPage, void, undefined> {
  const bytes = createByteReader(file)
  let passed = 0
  let lost = 0
  let isBegun = false
  for (;;) {
    const window = await bytes.peek(maximumPage)
    if (window.length < 27) return
    const size = pageSize(window)
    if (size === undefined || checksum(window.subarray(0, size)) !== u32(window, 22)) {
      const next = nextCapture(window)
      bytes.skip(next)
      passed += next
      continue
    }
    // What stands before the first page or after the last is no loss: a file may be cut short.
    if (isBegun) lost += passed
    if (lost > mostLost * file.size) throw damaged(file.path, 'much of it cannot be decoded')
    passed = 0
    isBegun = true
    yield parsePage(window.slice(0, size))
    bytes.skip(size)
  }
}

const maximumPage = 27 + 255 + 255 * 255

/** Bytes of the page that begins here, if it is there as a whole. */
function pageSize(window: Uint8Array): number | undefined {
  if (u32(window, 0) !== 0x5367674f || window[4] !== 0) return undefined
  const segments = window[26] ?? 0
  const table = window.subarray(27, 27 + segments)
  const size = 27 + segments + table.reduce((sum, length) => sum + length, 0)
  return size <= window.length ? size : undefined
}

function nextCapture(window: Uint8Array): number {
  for (let at = window.indexOf(0x4f, 1); at >= 0; at = window.indexOf(0x4f, at + 1)) {
    if (at + 4 > window.length || u32(window, at) === 0x5367674f) return at
  }
  return window.length
}

function parsePage(page: Uint8Array): OggPage {
  const view = new DataView(page.buffer, page.byteOffset)
  const flags = page[5] ?? 0
  const segments = page[26] ?? 0
  const pieces: { bytes: Uint8Array; isWhole: boolean }[] = []
  let from = 27 + segments
  let to = from
  for (let segment = 0; segment < segments; segment++) {
    const length = page[27 + segment] ?? 0
    to += length
    if (length === 255 && segment < segments - 1) continue
    pieces.push({ bytes: page.subarray(from, to), isWhole: length < 255 })
    from = to
  }
  const granule = view.getBigInt64(6, true)
  return {
    stream: view.getUint32(14, true),
    isFirst: (flags & 2) !== 0,
    isLast: (flags & 4) !== 0,
    isContinued: (flags & 1) !== 0,
    granule: granule < 0n ? undefined : Number(granule),
    pieces,
  }
}

function u32(bytes: Uint8Array, at: number): number {
  return (
    ((bytes[at] ?? 0) |
      ((bytes[at + 1] ?? 0) << 8) |
      ((bytes[at + 2] ?? 0) << 16) |
      ((bytes[at + 3] ?? 0) << 24)) >>>
    0
  )
}

const table = Uint32Array.from({ length: 256 }, (_, byte) => {
  let crc = byte << 24
  for (let bit = 0; bit < 8; bit++) crc = crc < 0 ? (crc << 1) ^ 0x04c11db7 : crc << 1
  return crc
})

/** CRC-32 of a page with its own four bytes as 0 (RFC 3533, 6). */
function checksum(page: Uint8Array): number {
  let crc = 0
  for (let at = 0; at < page.length; at++) {
    const byte = at >= 22 && at < 26 ? 0 : (page[at] ?? 0)
    crc = (crc << 8) ^ (table[((crc >>> 24) ^ byte) & 0xff] ?? 0)
  }
  return crc >>> 0
}
