import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { getAudioDecoder } from '@martel/audio-file-decoder'
import { withProperty } from './with-property.ts'

/** Sound that was decoded as a whole: interleaved, −1…1. */
export type Decoded = { readonly samples: Float32Array; readonly rate: number; readonly channels: number }

/** Decodes a short piece of an AAC stream. Throws what the decoder throws. */
export type DecodePiece = (bytes: Uint8Array<ArrayBuffer>) => Promise<Decoded>

/** FFmpeg as wasm; a file of its own beside the program, so that another build of it can be put there. */
export function createFfmpegDecoder(): DecodePiece {
  const file = createRequire(import.meta.url).resolve('@martel/audio-file-decoder/decode-audio.wasm')
  const address = `data:application/wasm;base64,${readFileSync(file).toString('base64')}`
  return async (bytes) => {
    const decoder = await asBrowser(() => getAudioDecoder(address, bytes.buffer))
    try {
      const samples = decoder.decodeAudioData(0, -1, { multiChannel: true })
      return { samples, rate: decoder.sampleRate, channels: decoder.channelCount }
    } finally {
      decoder.dispose()
    }
  }
}

/**
 * The package is written for browsers and for CommonJS: it looks for `__dirname`, keeps the console to tell it of every
 * damaged byte, and in Node puts itself in charge of uncaught errors. It gets the one and is kept from the others.
 */
function asBrowser<Result>(work: () => Result): Result {
  const quiet = () => withProperty(console, 'warn', () => undefined, work)
  const listening = () => withProperty(process, 'on', () => process, quiet)
  return withProperty(globalThis, '__dirname', '', listening)
}
