import { createWavWriter } from '../wav-writer.ts'
import type { EncodeOrder, Encoder } from './encoder.ts'
import { createSixteenBits } from './sixteen-bits.ts'

/** Writes a WAV file of 16 or 24 bits, RF64 past 4 GiB. */
export function createWavEncoder({ path, rate, channels, bits = 16, tail }: EncodeOrder): Encoder {
  const format = bits === 16 ? 'pcm16' : 'pcm24'
  const writer = createWavWriter(path, {
    format,
    rate,
    channels,
    part: path,
    staysPart: true,
    trailing: tail,
  })
  const sixteenBits = createSixteenBits()
  return {
    async add(samples) {
      writer.write(bits === 16 ? sixteenBits(samples) : samples)
    },
    async finish() {
      writer.finish()
    },
    async abort() {
      writer.abort()
    },
  }
}
