import type { MetadataTags } from 'mediabunny'
import type { AudioFormat } from '../../../core/export/audio-format.ts'

export type EncodeOrder = {
  readonly format: AudioFormat
  /** The file to write; nothing may be there. The caller gives a part name, syncs and renames. */
  readonly path: string
  /** Hz. */
  readonly rate: number
  readonly channels: 1 | 2
  /** Bits a second, for what is lossy: 64,000 to 320,000. */
  readonly bitrate?: number | undefined
  /** Bits a sample, for what is not. */
  readonly bits?: 16 | 24 | undefined
  /** Frames that will come, where that is known: the index of an M4A file then goes in front, and it plays as it loads. */
  readonly frames?: number | undefined
  /** What an M4A, FLAC or Opus file says about itself. */
  readonly tags?: MetadataTags | undefined
  /** An ID3v2 block that goes before the frames of an MP3 file. */
  readonly head?: Uint8Array | undefined
  /** Whole chunks that go after the samples of a WAV file. */
  readonly tail?: Uint8Array | undefined
}

/** Writes one audio file from its first to its last sample, in constant memory. */
export type Encoder = {
  /** Interleaved samples, −1…1; resolves when more may come. The array may be used again then. */
  add(samples: Float32Array): Promise<void>
  /** Writes what is left and closes the file. */
  finish(): Promise<void>
  /** Closes and removes the unfinished file. Does nothing after `finish`. */
  abort(): Promise<void>
}
