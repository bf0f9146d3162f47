import { wavHeader } from './wav-header.ts'

/**
 * The bytes of a WAV file of mono samples. Where `pcm` lies in the memory of just such a file, behind its header, that is
 * given as it is: a minute of speech is three megabytes, and every copy is work.
 */
export function wavFile(pcm: Int16Array, rate: number): Uint8Array<ArrayBuffer> {
  const header = wavHeader({ format: 'pcm16', rate, channels: 1, frames: pcm.length })
  const samples = new Uint8Array(pcm.buffer, pcm.byteOffset, pcm.byteLength)
  const start = pcm.byteOffset - header.length
  if (pcm.buffer instanceof ArrayBuffer && start >= 0) {
    const whole = new Uint8Array(pcm.buffer, start, header.length + pcm.byteLength)
    if (header.every((byte, at) => byte === whole[at])) return whole
  }
  const bytes = new Uint8Array(header.length + samples.length)
  bytes.set(header)
  bytes.set(samples, header.length)
  return bytes
}
