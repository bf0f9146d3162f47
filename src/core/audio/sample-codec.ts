import { bytesPerSample, type SampleFormat } from './wav-header.ts'

/** Reads `count` samples from the start of `bytes` into `into` as −1…1. */
export function decodeSamples(
  bytes: Uint8Array,
  format: SampleFormat,
  count: number,
  into: Float32Array,
): void {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  switch (format) {
    case 'pcm8':
      for (let i = 0; i < count; i++) into[i] = (view.getUint8(i) - 128) / 128
      break
    case 'pcm16':
      for (let i = 0; i < count; i++) into[i] = view.getInt16(2 * i, true) / 32_768
      break
    case 'pcm24':
      // Three bytes read as the upper part of a 32-bit number keep their sign.
      for (let i = 0; i < count; i++) {
        into[i] = (view.getUint8(3 * i) * 256 + view.getInt16(3 * i + 1, true) * 65_536) / 2_147_483_648
      }
      break
    case 'pcm32':
      for (let i = 0; i < count; i++) into[i] = view.getInt32(4 * i, true) / 2_147_483_648
      break
    case 'float32':
      for (let i = 0; i < count; i++) {
        const value = view.getFloat32(4 * i, true)
        // What is not a number, or is infinite, would spoil everything after it.
        into[i] = Number.isFinite(value) ? value : 0
      }
      break
    case 'float64':
      for (let i = 0; i < count; i++) {
        const value = Math.fround(view.getFloat64(8 * i, true))
        into[i] = Number.isFinite(value) ? value : 0
      }
      break
  }
}

/** Samples, −1…1, as the bytes of a format; what is louder is clipped, but not in float32. Rounded, without dither. */
export function encodeSamples(samples: Float32Array, format: SampleFormat): Uint8Array {
  const bytes = new Uint8Array(samples.length * bytesPerSample[format])
  const view = new DataView(bytes.buffer)
  switch (format) {
    case 'pcm8':
      for (let i = 0; i < samples.length; i++) view.setUint8(i, whole(samples[i], 128) + 128)
      break
    case 'pcm16':
      for (let i = 0; i < samples.length; i++) view.setInt16(2 * i, whole(samples[i], 32_768), true)
      break
    case 'pcm24':
      for (let i = 0; i < samples.length; i++) {
        const value = whole(samples[i], 8_388_608)
        view.setUint8(3 * i, value & 0xff)
        view.setInt16(3 * i + 1, value >> 8, true)
      }
      break
    case 'pcm32':
      for (let i = 0; i < samples.length; i++) view.setInt32(4 * i, whole(samples[i], 2_147_483_648), true)
      break
    case 'float32':
      for (let i = 0; i < samples.length; i++) view.setFloat32(4 * i, samples[i] ?? 0, true)
      break
    case 'float64':
      for (let i = 0; i < samples.length; i++) view.setFloat64(8 * i, samples[i] ?? 0, true)
      break
  }
  return bytes
}

function whole(sample: number | undefined, full: number): number {
  return Math.max(-full, Math.min(full - 1, Math.round((sample ?? 0) * full)))
}
