import { StudioError } from '../../shared/studio-error.ts'

/** How samples are stored: signed whole numbers (those of 8 bits count from −128 at 0) or floats, little-endian. */
export type SampleFormat = 'pcm8' | 'pcm16' | 'pcm24' | 'pcm32' | 'float32' | 'float64'

export const bytesPerSample: Readonly<Record<SampleFormat, number>> = {
  pcm8: 1,
  pcm16: 2,
  pcm24: 3,
  pcm32: 4,
  float32: 4,
  float64: 8,
}

export type WavFormat = {
  readonly format: SampleFormat
  /** Hz. */
  readonly rate: number
  readonly channels: number
}

export type WavHeader = WavFormat & {
  /** Where the samples begin, in bytes from the start of the file. */
  readonly dataStart: number
  /** Bytes of whole frames that are really there. */
  readonly dataBytes: number
  /** Samples per channel. */
  readonly frames: number
  /** Whether the file ends before the length its header promises. */
  readonly isTruncated: boolean
}

const tag = { pcm: 1, float: 3, extensible: 0xfffe } as const
/** A RIFF size cannot be larger; this one stands for "see the ds64 chunk", or "unknown" in a streamed file. */
const noSize = 0xffff_ffff

export type NewWav = WavFormat & {
  readonly frames: number
  /** Bytes of the chunks that follow the samples. */
  readonly trailing?: number | undefined
}

/**
 * The bytes that go before the samples of `frames` frames. They are equally many for every length: past 4 GiB a chunk
 * kept free for it becomes the `ds64` of an RF64 file (EBU Tech 3306). An odd number of sample bytes is followed by a 0.
 */
export function wavHeader(wav: NewWav): Uint8Array<ArrayBuffer> {
  const { frames, trailing = 0 } = wav
  const width = bytesPerSample[wav.format]
  const isFloat = wav.format === 'float32' || wav.format === 'float64'
  const formatBytes = isFloat ? 18 : 16
  const factBytes = isFloat ? 12 : 0
  const length = 12 + 36 + 8 + formatBytes + factBytes + 8
  const dataBytes = frames * width * wav.channels
  const riffBytes = length - 8 + dataBytes + (dataBytes % 2) + trailing
  const isLarge = riffBytes >= noSize
  const bytes = new Uint8Array(length)
  const view = new DataView(bytes.buffer)
  let at = 0
  const putText = (letters: string): void => {
    for (const letter of letters) view.setUint8(at++, letter.charCodeAt(0))
  }
  const put16 = (value: number): void => {
    view.setUint16(at, value, true)
    at += 2
  }
  const put32 = (value: number): void => {
    view.setUint32(at, value, true)
    at += 4
  }
  const put64 = (value: number): void => {
    put32(value % 2 ** 32)
    put32(Math.floor(value / 2 ** 32))
  }

  putText(isLarge ? 'RF64' : 'RIFF')
  put32(isLarge ? noSize : riffBytes)
  putText('WAVE')
  putText(isLarge ? 'ds64' : 'JUNK')
  put32(28)
  put64(isLarge ? riffBytes : 0)
  put64(isLarge ? dataBytes : 0)
  put64(isLarge ? frames : 0)
  put32(0)
  putText('fmt ')
  put32(formatBytes)
  put16(isFloat ? tag.float : tag.pcm)
  put16(wav.channels)
  put32(wav.rate)
  put32(wav.rate * wav.channels * width)
  put16(wav.channels * width)
  put16(8 * width)
  if (isFloat) {
    put16(0)
    putText('fact')
    put32(4)
    put32(isLarge ? noSize : frames)
  }
  putText('data')
  put32(isLarge ? noSize : dataBytes)
  return bytes
}

/** Gives the bytes of a file from `offset` on, at most `length` of them, fewer only at the end. */
export type ByteSource = (offset: number, length: number) => Uint8Array

/** Reads a header of which the first bytes are at hand; see `readWavHeader`. `fileSize` in bytes. */
export function parseWavHeader(bytes: Uint8Array, fileSize: number): WavHeader {
  return readWavHeader((offset, length) => bytes.subarray(offset, offset + length), fileSize)
}

/**
 * Finds the samples of a WAV file: RIFF or RF64, chunks in any order and of any size, plain or extensible format, lengths
 * left open by programs that stream, files cut short. Throws StudioError `audio-unreadable`.
 */
export function readWavHeader(source: ByteSource, fileSize: number): WavHeader {
  const start = source(0, 12)
  const kind = name(start, 0)
  if (start.length < 12 || (kind !== 'RIFF' && kind !== 'RF64') || name(start, 8) !== 'WAVE') {
    throw unreadable('The file is not a WAV file.')
  }
  let wav: WavFormat | undefined
  let largeData: number | undefined
  let at = 12
  // More chunks than this are not a sound file but an attack on our patience.
  for (let count = 0; count < 1000; count++) {
    const head = source(at, 8)
    if (head.length < 8) break
    const id = name(head, 0)
    const size = u32(head, 4)
    const body = at + 8
    if (id === 'fmt ') wav = parseFormat(source(body, Math.min(size, 40)))
    if (id === 'ds64') largeData = u64(source(body, 16), 8)
    if (id === 'data') {
      if (!wav) throw unreadable('The WAV file does not say what its samples are before they begin.')
      return withData(wav, body, dataSize(source, body, size, largeData, fileSize), fileSize)
    }
    at = nextChunk(source, body, size)
  }
  throw unreadable('The WAV file holds no samples.')
}

function parseFormat(body: Uint8Array): WavFormat {
  if (body.length < 16) throw unreadable('The format of the WAV file is cut short.')
  // The extensible form names the true format in the first two bytes of its identifier.
  const declared = u16(body, 0)
  const kind = declared === tag.extensible && body.length >= 26 ? u16(body, 24) : declared
  const channels = u16(body, 2)
  const rate = u32(body, 4)
  const bits = u16(body, 14)
  const format = sampleFormat(kind, bits)
  if (!format)
    throw unreadable(`The WAV file has samples of a kind that cannot be read (${kind}, ${bits} bits).`)
  if (channels < 1 || channels > 64 || rate < 1 || rate > 1_536_000) {
    throw unreadable(`The WAV file claims ${channels} channels at ${rate} Hz.`)
  }
  if (u16(body, 12) !== channels * bytesPerSample[format]) {
    throw unreadable('The format of the WAV file contradicts itself.')
  }
  return { format, rate, channels }
}

function sampleFormat(kind: number, bits: number): SampleFormat | undefined {
  const formats: Readonly<Record<number, SampleFormat>> =
    kind === tag.float
      ? { 32: 'float32', 64: 'float64' }
      : kind === tag.pcm
        ? { 8: 'pcm8', 16: 'pcm16', 24: 'pcm24', 32: 'pcm32' }
        : {}
  return formats[bits]
}

/** Declared bytes of samples, or undefined where the writer left it open: then they go on to the end of the file. */
function dataSize(
  source: ByteSource,
  body: number,
  size: number,
  largeData: number | undefined,
  fileSize: number,
): number | undefined {
  if (size === noSize) return largeData === undefined || largeData === 0 ? undefined : largeData
  if (size !== 0) return size
  // 0 is either the truth, and a chunk or nothing follows, or was never filled in.
  const next = source(body, 8)
  const isTruth = next.length === 8 && isChunkName(next) && body + 8 + u32(next, 4) <= fileSize
  return isTruth || body >= fileSize ? 0 : undefined
}

function withData(
  wav: WavFormat,
  dataStart: number,
  declared: number | undefined,
  fileSize: number,
): WavHeader {
  const frameBytes = bytesPerSample[wav.format] * wav.channels
  const present = Math.max(0, fileSize - dataStart)
  const frames = Math.floor(Math.min(declared ?? present, present) / frameBytes)
  const isTruncated = declared !== undefined && declared > present
  return { ...wav, dataStart, dataBytes: frames * frameBytes, frames, isTruncated }
}

/** Chunks begin at even places; some writers forget the odd byte. */
function nextChunk(source: ByteSource, body: number, size: number): number {
  const end = body + size
  if (size % 2 === 0) return end
  const around = source(end, 5)
  return isChunkName(around.subarray(1)) || !isChunkName(around) ? end + 1 : end
}

function isChunkName(bytes: Uint8Array): boolean {
  return /^[A-Za-z0-9 _-]{4}$/.test(name(bytes, 0))
}

function name(bytes: Uint8Array, at: number): string {
  return String.fromCharCode(...bytes.subarray(at, at + 4))
}

function u16(bytes: Uint8Array, at: number): number {
  return (bytes[at] ?? 0) + 256 * (bytes[at + 1] ?? 0)
}

function u32(bytes: Uint8Array, at: number): number {
  return u16(bytes, at) + 65_536 * u16(bytes, at + 2)
}

function u64(bytes: Uint8Array, at: number): number {
  return u32(bytes, at) + 2 ** 32 * u32(bytes, at + 4)
}

function unreadable(sentence: string): StudioError {
  return new StudioError('audio-unreadable', sentence)
}
