import { wavHeader } from './wav-header.ts'

/** A whole mono WAV file of 16-bit samples at `rate` Hz, for takes and other short sounds. */
export function encodeWav(pcm: Int16Array, rate: number): Uint8Array<ArrayBuffer> {
  const header = wavHeader({ format: 'pcm16', rate, channels: 1 }, 2 * pcm.length)
  const file = new Uint8Array(header.length + 2 * pcm.length)
  file.set(header)
  const view = new DataView(file.buffer, header.length)
  for (let i = 0; i < pcm.length; i++) view.setInt16(2 * i, pcm[i] ?? 0, true)
  return file
}
