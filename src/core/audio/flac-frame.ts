/** What stands before the sound of every FLAC frame (RFC 9639, 9.1). */
export type FlacFrameHeader = {
  /** Samples per channel. */
  readonly samples: number
  /** Of the frame, or of its first sample where frames are not equally long. */
  readonly number: number
  readonly isVariable: boolean
}

const rates: Readonly<Record<number, number>> = {
  1: 88_200,
  2: 176_400,
  3: 192_000,
  4: 8000,
  5: 16_000,
  6: 22_050,
  7: 24_000,
  8: 32_000,
  9: 44_100,
  10: 48_000,
  11: 96_000,
}

/** Bytes of the longest header. */
export const longestFlacHeader = 16

/** Reads the frame header at a place, of a file with this rate in Hz; undefined where there is none that is whole. */
export function readFlacFrameHeader(
  bytes: Uint8Array,
  at: number,
  rate: number,
): FlacFrameHeader | undefined {
  const [first = 0, second = 0, third = 0, fourth = 0] = bytes.subarray(at, at + 4)
  if (first !== 0xff || (second & 0xfe) !== 0xf8 || fourth & 1 || fourth >> 4 > 10) return undefined
  const coded = readCodedNumber(bytes, at + 4)
  if (coded === undefined) return undefined
  let next = at + 4 + coded.size
  const take = (count: number): number => {
    let value = 0
    for (let i = 0; i < count; i++) value = 256 * value + (bytes[next++] ?? 0)
    return value
  }
  const size = third >> 4
  const samples =
    size === 0 ? 0 : size === 1 ? 192 : size <= 5 ? 144 << size : size <= 7 ? take(size - 5) + 1 : 1 << size
  const code = third & 15
  const own =
    code === 0
      ? rate
      : code === 12
        ? 1000 * take(1)
        : code === 13
          ? take(2)
          : code === 14
            ? 10 * take(2)
            : rates[code]
  if (samples === 0 || own !== rate || next >= bytes.length || crc8(bytes, at, next) !== bytes[next])
    return undefined
  return { samples, number: coded.value, isVariable: (second & 1) === 1 }
}

/** A number in one to seven bytes, as UTF-8 has them. */
function readCodedNumber(
  bytes: Uint8Array,
  at: number,
): { readonly value: number; readonly size: number } | undefined {
  const first = bytes[at] ?? 0xff
  if (first < 0x80) return { value: first, size: 1 }
  const size = Math.clz32(~first & 0xff) - 24
  if (size < 2 || size > 7) return undefined
  let value = first & (0x7f >> size)
  for (let i = 1; i < size; i++) {
    const byte = bytes[at + i] ?? 0
    if ((byte & 0xc0) !== 0x80) return undefined
    value = 64 * value + (byte & 0x3f)
  }
  return { value, size }
}

function crc8(bytes: Uint8Array, from: number, to: number): number {
  let crc = 0
  for (let at = from; at < to; at++) {
    crc ^= bytes[at] ?? 0
    for (let bit = 0; bit < 8; bit++) crc = crc & 0x80 ? ((crc << 1) ^ 7) & 0xff : crc << 1
  }
  return crc
}
