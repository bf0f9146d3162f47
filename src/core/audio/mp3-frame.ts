/** What the four bytes before every MPEG audio frame say. */
export type Mp3FrameHeader = {
  readonly layer: 1 | 2 | 3
  /** MPEG 1, or 2 and 2.5, which have half the samples and other bit rates. */
  readonly isVersion1: boolean
  /** Hz. */
  readonly rate: number
  readonly channels: 1 | 2
  /** Bits a second. */
  readonly bitrate: number
  /** Bytes of the frame, this header and all. */
  readonly size: number
  /** Samples per channel. */
  readonly samples: number
  /** Bytes between the header and the sound, where the "Xing" of a file's first frame begins. */
  readonly sideBytes: number
}

const rates = [44_100, 48_000, 32_000]
/** Thousand bits a second by layer, for MPEG 1 and for the others (ISO 11172-3, 13818-3). */
const kilobits = {
  first: [
    [32, 64, 96, 128, 160, 192, 224, 256, 288, 320, 352, 384, 416, 448],
    [32, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320, 384],
    [32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320],
  ],
  others: [
    [32, 48, 56, 64, 80, 96, 112, 128, 144, 160, 176, 192, 224, 256],
    [8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160],
    [8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160],
  ],
} as const

/** Reads a frame header, or gives undefined where there is none, or one without a bit rate ("free format"). */
export function readMp3FrameHeader(bytes: Uint8Array): Mp3FrameHeader | undefined {
  const [first = 0, second = 0, third = 0, fourth = 0] = bytes
  if (bytes.length < 4 || first !== 0xff || (second & 0xe0) !== 0xe0) return undefined
  const version = (second >> 3) & 3
  const layer = layerOf((second >> 1) & 3)
  const baseRate = rates[(third >> 2) & 3]
  if (version === 1 || layer === undefined || baseRate === undefined || (fourth & 3) === 2) return undefined
  const isVersion1 = version === 3
  const kbit = kilobits[isVersion1 ? 'first' : 'others'][layer - 1]?.[(third >> 4) - 1]
  if (kbit === undefined) return undefined
  const rate = baseRate >> (isVersion1 ? 0 : version === 2 ? 1 : 2)
  const padding = (third >> 1) & 1
  const samples = layer === 1 ? 384 : layer === 3 && !isVersion1 ? 576 : 1152
  const slot = layer === 1 ? 4 : 1
  const size = slot * (Math.floor(((samples / 8) * 1000 * kbit) / rate / slot) + padding)
  const isMono = fourth >> 6 === 3
  const sideBytes = isVersion1 ? (isMono ? 17 : 32) : isMono ? 9 : 17
  const channels = isMono ? 1 : 2
  return { layer, isVersion1, rate, channels, bitrate: 1000 * kbit, size, samples, sideBytes }
}

function layerOf(bits: number): 1 | 2 | 3 | undefined {
  return bits === 3 ? 1 : bits === 2 ? 2 : bits === 1 ? 3 : undefined
}

/** What a file's first frame says about the others instead of holding sound. */
export type Mp3Length = {
  /** Frames of sound, where it says. */
  readonly frames: number | undefined
  /** Samples that the encoder put before and after the sound. */
  readonly delay: number
  readonly padding: number
}

/** What a decoder of MPEG layer 3 adds to the delay of the encoder. */
export const mp3DecoderDelay = 529

/** Reads the "Xing", "Info" or "VBRI" of a file's first frame; undefined where the frame is one like others. */
export function readMp3Length(frame: Uint8Array, header: Mp3FrameHeader): Mp3Length | undefined {
  const nothing = { frames: undefined, delay: 0, padding: 0 }
  const at = 4 + header.sideBytes
  const name = text(frame, at, 4)
  if (name !== 'Xing' && name !== 'Info') return text(frame, 36, 4) === 'VBRI' ? nothing : undefined
  const view = new DataView(frame.buffer, frame.byteOffset, frame.byteLength)
  if (frame.length < at + 8) return nothing
  const flags = view.getUint32(at + 4)
  let next = at + 8
  let frames: number | undefined
  if (flags & 1 && frame.length >= next + 4) frames = view.getUint32(next) || undefined
  next += (flags & 1 ? 4 : 0) + (flags & 2 ? 4 : 0) + (flags & 4 ? 100 : 0) + (flags & 8 ? 4 : 0)
  // LAME's part begins with the name of an encoder; FFmpeg writes "Lavf" or "Lavc" there.
  if (frame.length < next + 24 || !/^[A-Za-z]{4}/.test(text(frame, next, 4))) return { ...nothing, frames }
  const both = (view.getUint8(next + 21) << 16) | view.getUint16(next + 22)
  return { frames, delay: both >> 12, padding: both & 0xfff }
}

function text(bytes: Uint8Array, at: number, length: number): string {
  return String.fromCharCode(...bytes.subarray(at, at + length))
}
