import type { ByteFile } from './byte-file.ts'

/** What an MP4 file says about a track of sound besides its packets. */
export type Mp4Sound = {
  /** Of the packets: `mp4a`, `alac`; `drms` and `enca` are locked. */
  readonly entry: string
  /** Seconds that are heard, and how exactly that is told; undefined where there is no edit list. */
  readonly heard: { readonly seconds: number; readonly precision: number } | undefined
}

type Box = { readonly name: string; readonly bytes: Uint8Array<ArrayBuffer> }

/** More than this is no index but an attack on our memory. */
const largestIndex = 1 << 28

/** Reads the index of an MP4 file; one entry for each track of sound (ISO 14496-12). */
export async function readMp4Sounds(file: ByteFile): Promise<readonly Mp4Sound[]> {
  for (let at = 0, count = 0; at + 8 <= file.size && count < 10_000; count++) {
    const head = await file.read(at, 16)
    const size = boxSize(head, file.size - at)
    if (size === undefined) return []
    if (boxName(head) !== 'moov') at += size
    else if (size > largestIndex) return []
    else return soundsIn((await file.read(at, size)).subarray(headBytes(head)))
  }
  return []
}

function soundsIn(moov: Uint8Array<ArrayBuffer>): Mp4Sound[] {
  const movie = [...boxes(moov)]
  const header = movie.find(({ name }) => name === 'mvhd')?.bytes
  const timescale = header === undefined ? 0 : u32(header, header[0] === 1 ? 20 : 12)
  return movie
    .filter(({ name }) => name === 'trak')
    .flatMap(({ bytes }) => {
      const media = inside(bytes, 'mdia')
      const handler = media && inside(media, 'hdlr')
      if (media === undefined || handler === undefined || letters(handler, 8) !== 'soun') return []
      const table = inside(media, 'minf', 'stbl', 'stsd')
      const edits = inside(bytes, 'edts', 'elst')
      return [{ entry: table === undefined ? '' : letters(table, 12), heard: editLength(edits, timescale) }]
    })
}

/** The length of the one edit that holds sound; where there are several the packets alone tell. */
function editLength(edits: Uint8Array | undefined, timescale: number): Mp4Sound['heard'] {
  if (edits === undefined || timescale === 0) return undefined
  const isLarge = edits[0] === 1
  const lengths: number[] = []
  for (let i = 0, at = 8; i < Math.min(u32(edits, 4), 100); i++, at += isLarge ? 20 : 12) {
    const length = isLarge ? u32(edits, at) * 2 ** 32 + u32(edits, at + 4) : u32(edits, at)
    const isEmpty = u32(edits, at + (isLarge ? 8 : 4)) === 0xffff_ffff
    if (!isEmpty) lengths.push(length)
  }
  const [only = 0] = lengths
  if (lengths.length !== 1 || only === 0) return undefined
  return { seconds: only / timescale, precision: 1 / timescale }
}

function inside(
  bytes: Uint8Array<ArrayBuffer>,
  ...path: readonly string[]
): Uint8Array<ArrayBuffer> | undefined {
  let at: Uint8Array<ArrayBuffer> | undefined = bytes
  for (const wanted of path) at = at && [...boxes(at)].find(({ name }) => name === wanted)?.bytes
  return at
}

function* boxes(bytes: Uint8Array<ArrayBuffer>): Generator<Box> {
  for (let at = 0; at + 8 <= bytes.length;) {
    const head = bytes.subarray(at, at + 16)
    const size = boxSize(head, bytes.length - at)
    if (size === undefined) return
    yield { name: boxName(head), bytes: bytes.subarray(at + headBytes(head), at + size) }
    at += size
  }
}

function boxSize(head: Uint8Array, rest: number): number | undefined {
  const short = u32(head, 0)
  const size = short === 1 ? u32(head, 8) * 2 ** 32 + u32(head, 12) : short === 0 ? rest : short
  return size < headBytes(head) || size > rest ? undefined : size
}

function headBytes(head: Uint8Array): number {
  return u32(head, 0) === 1 ? 16 : 8
}

function boxName(head: Uint8Array): string {
  return letters(head, 4)
}

function letters(bytes: Uint8Array, at: number): string {
  return String.fromCharCode(...bytes.subarray(at, at + 4))
}

function u32(bytes: Uint8Array, at: number): number {
  return (
    (bytes[at] ?? 0) * 2 ** 24 +
    ((bytes[at + 1] ?? 0) << 16) +
    ((bytes[at + 2] ?? 0) << 8) +
    (bytes[at + 3] ?? 0)
  )
}
