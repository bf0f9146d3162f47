import { type AudioSource } from '../../src/main/audio/decode/audio-source.ts'
import { openAudio } from '../../src/main/audio/decode/open-audio.ts'
import { createEncoder } from '../../src/main/audio/encode/create-encoder.ts'
import type { EncodeOrder } from '../../src/main/audio/encode/encoder.ts'
import { inBlocks, joined, noise, sine } from './sound.ts'
import { speechLike } from './speech-like.ts'

/** Something like speech over a quiet tone and hiss, interleaved; the second channel is softer and its tone higher. */
export function programme(rate: number, seconds: number, channels: 1 | 2): Float32Array<ArrayBuffer> {
  const speech = speechLike({ rate, seconds, seed: 3, peak: 0.5, silence: 0 })
  const hiss = noise(speech.length, 0.01)
  const tones = [500, 700].map((frequency) => sine({ rate, seconds, frequency, amplitude: 0.05 }))
  const samples = new Float32Array(speech.length * channels)
  for (let i = 0; i < samples.length; i++) {
    const at = Math.floor(i / channels)
    const channel = i % channels
    const voice = (speech[at] ?? 0) / 32_768
    samples[i] = (voice + (hiss[at] ?? 0)) / (1 + channel) + (tones[channel]?.[at] ?? 0)
  }
  return samples
}

/** Encodes samples in uneven blocks. */
export async function encodeFile(order: EncodeOrder, samples: Float32Array): Promise<void> {
  const encoder = await createEncoder(order)
  for (const block of inBlocks(samples, 1000 * order.channels, 30_000 * order.channels)) {
    await encoder.add(block)
  }
  await encoder.finish()
}

export type DecodedFile = Pick<AudioSource, 'kind' | 'rate' | 'channels'> & { readonly samples: Float32Array }

/** All samples of a file, interleaved. */
export async function decodeFile(path: string): Promise<DecodedFile> {
  const source = await openAudio(path)
  try {
    const blocks: Float32Array[] = []
    for await (const block of source.blocks()) blocks.push(block.slice())
    const { kind, rate, channels } = source
    return { kind, rate, channels, samples: joined(...blocks) }
  } finally {
    await source.close()
  }
}

/** By how many frames the first channel of `heard` lies behind that of `given`: where they differ least. */
export function lag(given: Float32Array, heard: Float32Array, channels: number): number {
  const [from, length, most] = [12_000, 8000, 1300]
  let best = { lag: 0, error: Infinity }
  for (let by = -most; by <= most; by++) {
    let error = 0
    for (let i = from; i < from + length; i += 2) {
      error += ((given[i * channels] ?? 0) - (heard[(i + by) * channels] ?? 0)) ** 2
    }
    if (error < best.error) best = { lag: by, error }
  }
  return best.lag
}
