import { createHash } from 'node:crypto'
import { registerFlacEncoder } from '@mediabunny/flac-encoder'
import { AudioSample, AudioSampleSource, FlacOutputFormat } from 'mediabunny'
import { StudioError } from '../../../shared/studio-error.ts'
import { encodeSamples } from '../../../core/audio/sample-codec.ts'
import { createBlocks } from './blocks.ts'
import type { EncodeOrder, Encoder } from './encoder.ts'
import { openMuxedFile } from './muxed-file.ts'
import { createSixteenBits } from './sixteen-bits.ts'

/** Where the MD5 of the samples lies in every file: after "fLaC", the head of STREAMINFO and 18 bytes of it (RFC 9639, 8.2). */
const digestAt = 4 + 4 + 18

/** Writes a FLAC file of 16 or 24 bits, with the digest of its samples by which players find damage. */
export async function createFlacEncoder(order: EncodeOrder): Promise<Encoder> {
  const { path, rate, channels, bits = 16, tags } = order
  registerFlacEncoder()
  const source = new AudioSampleSource({ codec: 'flac' })
  const file = await openMuxedFile({ path, format: new FlacOutputFormat(), source, tags })
  const digest = createHash('md5')
  const sixteenBits = createSixteenBits()
  let frames = 0

  const blocks = createBlocks(channels, async (block) => {
    const bytes = bits === 16 ? bytesOf(sixteenBits(block)) : encodeSamples(block, 'pcm24')
    digest.update(bytes)
    const sample = new AudioSample({
      data: bits === 16 ? bytes : widened(bytes),
      format: bits === 16 ? 's16' : 's32',
      numberOfChannels: channels,
      sampleRate: rate,
      timestamp: frames / rate,
    })
    frames += block.length / channels
    await file.guard(() => source.add(sample))
    sample.close()
  })
  let isFinished = false

  return {
    add: (samples) => blocks.add(samples),
    async finish() {
      await blocks.finish()
      if (frames === 0) throw new StudioError('not-rendered', 'There is no sound to write.')
      await file.finish()
      await file.patch(digest.digest(), digestAt)
      await file.close()
      isFinished = true
    },
    async abort() {
      if (!isFinished) await file.remove()
    },
  }
}

/** A copy: an encoder reads it when its turn comes. */
function bytesOf(samples: Int16Array): Uint8Array<ArrayBuffer> {
  return new Uint8Array(new Int16Array(samples).buffer)
}

/** Samples of three bytes as those of four, the lowest 0. */
function widened(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  const wide = new Uint8Array((bytes.length / 3) * 4)
  for (let from = 0, to = 0; from < bytes.length; from += 3, to += 4) {
    wide[to + 1] = bytes[from] ?? 0
    wide[to + 2] = bytes[from + 1] ?? 0
    wide[to + 3] = bytes[from + 2] ?? 0
  }
  return wide
}
