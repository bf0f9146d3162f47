/** What goes into the header of every AAC packet that stands by itself. */
export type AdtsKind = {
  /** 1 is AAC-LC. */
  readonly profile: number
  readonly rateIndex: number
  readonly channels: number
}

/** Bytes before each packet. */
export const adtsHeaderBytes = 7

/**
 * Reads an AudioSpecificConfig (ISO 14496-3, 1.6.2.1); undefined where it is of a kind that no ADTS header can name. Of
 * HE-AAC it gives the AAC-LC below: a decoder finds the rest by itself.
 */
export function readAudioConfig(config: Uint8Array): AdtsKind | undefined {
  let bits = 0
  const take = (count: number): number => {
    let value = 0
    for (let i = 0; i < count; i++, bits++)
      value = 2 * value + (((config[bits >> 3] ?? 0) >> (7 - (bits & 7))) & 1)
    return value
  }
  let object = take(5)
  const rateIndex = take(4)
  const channels = take(4)
  if (object === 5 || object === 29) {
    if (take(4) === 15) take(24)
    object = take(5)
  }
  if (object < 1 || object > 4 || rateIndex > 12 || channels === 0 || channels > 7) return undefined
  return { profile: object - 1, rateIndex, channels }
}

/** A packet with its header before it (ISO 13818-7, 6.2). */
export function adtsPacket({ profile, rateIndex, channels }: AdtsKind, data: Uint8Array): Uint8Array {
  const size = adtsHeaderBytes + data.length
  const packet = new Uint8Array(size)
  packet.set([
    0xff,
    0xf1,
    (profile << 6) | (rateIndex << 2) | (channels >> 2),
    ((channels & 3) << 6) | (size >> 11),
    (size >> 3) & 0xff,
    ((size & 7) << 5) | 0x1f,
    0xfc,
  ])
  packet.set(data, adtsHeaderBytes)
  return packet
}
