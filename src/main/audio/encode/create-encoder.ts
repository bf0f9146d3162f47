import { createFlacEncoder } from './create-flac-encoder.ts'
import { createM4aEncoder } from './create-m4a-encoder.ts'
import { createMp3Encoder } from './create-mp3-encoder.ts'
import { createOpusEncoder } from './create-opus-encoder.ts'
import { createWavEncoder } from './create-wav-encoder.ts'
import type { EncodeOrder, Encoder } from './encoder.ts'

/**
 * Opens a new file for an order. It runs in whatever thread calls it, the wasm encoders in threads of their own. Throws
 * StudioError: what the disk refuses; so do the calls of the encoder, and after that only `abort` makes sense.
 */
export async function createEncoder(order: EncodeOrder): Promise<Encoder> {
  switch (order.format) {
    case 'wav':
      return createWavEncoder(order)
    case 'mp3':
      return createMp3Encoder(order)
    case 'm4a':
      return createM4aEncoder(order)
    case 'flac':
      return createFlacEncoder(order)
    case 'opus':
      return createOpusEncoder(order)
  }
}
