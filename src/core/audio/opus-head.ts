/**
 * The first packet of an Ogg Opus file of one or two channels (RFC 7845, 5.1). `preSkip`: samples at 48 kHz that the
 * encoder put before the sound. `rate`: Hz of what was encoded, for information.
 */
export function opusHead(channels: 1 | 2, preSkip: number, rate: number): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(19)
  const view = new DataView(bytes.buffer)
  for (let i = 0; i < 8; i++) bytes[i] = 'OpusHead'.charCodeAt(i)
  bytes[8] = 1
  bytes[9] = channels
  view.setUint16(10, preSkip, true)
  view.setUint32(12, rate, true)
  return bytes
}
