/** What the first frame of an MP3 file says about all the others. */
export type Mp3Info = {
  /** The first four bytes of the first frame of sound. */
  readonly header: Uint8Array
  /** Frames of sound, and their bytes. */
  readonly frames: number
  readonly bytes: number
  /** CRC-16 of all their bytes. */
  readonly crc: number
  /** Samples that the encoder put before the sound, and those after it that fill the last frame. */
  readonly delay: number
  readonly padding: number
  /** Bits a second. */
  readonly bitrate: number
}

const kilobits = {
  1: [0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320],
  2: [0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160],
} as const
const rates = [44_100, 48_000, 32_000]
/** From "Info" to the end of what LAME adds to it. */
const infoBytes = 156

/**
 * The frame that stands before the sound in a file of one bit rate: "Info" with how long it is and a table for
 * searching, then LAME's part, by which players leave out what the encoder added. As many bytes for the same header
 * whatever the rest says. Source: http://gabriel.mp3-tech.org/mp3infotag.html
 */
export function mp3InfoFrame(info: Mp3Info): Uint8Array<ArrayBuffer> {
  const [, second = 0, third = 0, fourth = 0] = info.header
  const isVersion1 = (second & 0x18) === 0x18
  const isMono = fourth >> 6 === 3
  const sideBytes = isVersion1 ? (isMono ? 17 : 32) : isMono ? 9 : 17
  const shift = isVersion1 ? 0 : (second & 0x18) === 0x10 ? 1 : 2
  const rate = (rates[(third >> 2) & 3] ?? 44_100) >> shift
  const sizeAt = (kbit: number): number => Math.floor(((isVersion1 ? 144_000 : 72_000) * kbit) / rate)
  const table = kilobits[isVersion1 ? 1 : 2]
  const at = 4 + sideBytes
  const wanted = Math.max(third >> 4, 1)
  const index = table.findIndex((kbit, place) => place >= wanted && sizeAt(kbit) >= at + infoBytes)
  const bytes = new Uint8Array(sizeAt(table[index] ?? 320))
  const view = new DataView(bytes.buffer)
  const total = bytes.length + info.bytes

  bytes.set([0xff, second | 1, (index << 4) | (third & 0x0c), fourth & 0xcf])
  putText(bytes, at, 'Info')
  view.setUint32(at + 4, 0x0f)
  view.setUint32(at + 8, info.frames)
  view.setUint32(at + 12, total)
  for (let part = 0; part < 100; part++) {
    bytes[at + 16 + part] = Math.floor((256 * (bytes.length + (part / 100) * info.bytes)) / total)
  }
  putText(bytes, at + 120, 'LAME3.100')
  // Revision 0 of this tag, constant bit rate.
  bytes[at + 129] = 1
  bytes[at + 140] = Math.min(255, info.bitrate / 1000)
  view.setUint16(at + 141, (info.delay << 4) | (info.padding >> 8))
  bytes[at + 143] = info.padding & 0xff
  view.setUint32(at + 148, total)
  view.setUint16(at + 152, info.crc)
  view.setUint16(at + 154, crc16(bytes.subarray(0, at + 154)))
  return bytes
}

function putText(bytes: Uint8Array, at: number, text: string): void {
  for (let i = 0; i < text.length; i++) bytes[at + i] = text.charCodeAt(i)
}

const crcTable = Uint16Array.from({ length: 256 }, (_, byte) => {
  let crc = byte
  for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >> 1) ^ 0xa001 : crc >> 1
  return crc
})

/** CRC-16/ARC, as LAME's tag has it. `before` is that of the bytes before these. */
export function crc16(bytes: Uint8Array, before = 0): number {
  let crc = before
  for (const byte of bytes) crc = (crc >> 8) ^ (crcTable[(crc ^ byte) & 0xff] ?? 0)
  return crc
}
