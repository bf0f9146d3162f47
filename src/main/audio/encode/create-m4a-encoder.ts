import { registerAacEncoder } from '@mediabunny/aac-encoder'
import { EncodedAudioPacketSource, EncodedPacket, Mp4OutputFormat } from 'mediabunny'
import { StudioError } from '../../../shared/studio-error.ts'
import { createBlocks } from './blocks.ts'
import type { EncodeOrder, Encoder } from './encoder.ts'
import { openMuxedFile } from './muxed-file.ts'
import { createPacketEncoder } from './packet-encoder.ts'

/** Samples of a packet, and those that FFmpeg's encoder puts before the sound. */
const frameSamples = 1024
const encoderDelay = 1024

/**
 * Writes AAC-LC in an MP4 file. What the encoder put before the sound lies before time 0, so the file's edit list leaves
 * it out; the last packet is as short as the sound, whatever lies in it.
 */
export async function createM4aEncoder(order: EncodeOrder): Promise<Encoder> {
  const { path, rate, channels, bitrate = 64_000 * channels, tags, frames } = order
  registerAacEncoder()
  const source = new EncodedAudioPacketSource('aac')
  const file = await openMuxedFile({
    path,
    format: new Mp4OutputFormat({ fastStart: frames === undefined ? false : 'reserve' }),
    source,
    tags,
    maximumPacketCount: frames === undefined ? undefined : Math.ceil(frames / frameSamples) + 3,
  })
  const waiting: Uint8Array[] = []
  let decoderConfig: AudioDecoderConfig | undefined
  let packets = 0
  let samplesIn = 0
  const encoder = await createPacketEncoder({
    codec: 'aac',
    format: new Mp4OutputFormat({ fastStart: 'fragmented' }),
    rate,
    channels,
    bitrate,
    onPacket({ data }, config) {
      waiting.push(data)
      decoderConfig ??= config
    },
  })

  /** Writes the packets that wait; those at the end wait until it is known where the sound ends. */
  async function writePackets(end: number): Promise<void> {
    for (const data of waiting.splice(0, Math.max(0, waiting.length - (end === Infinity ? 3 : 0)))) {
      const start = packets++ * frameSamples - encoderDelay
      const length = Math.min(frameSamples, end - start)
      if (length <= 0) continue
      const packet = new EncodedPacket(data, 'key', start / rate, length / rate)
      const meta = decoderConfig === undefined ? {} : { decoderConfig }
      await file.guard(() => source.add(packet, meta))
    }
  }

  const blocks = createBlocks(channels, async (block) => {
    await encoder.add(block.slice())
    await writePackets(Infinity)
  })
  let isFinished = false

  return {
    async add(samples) {
      samplesIn += samples.length / channels
      await blocks.add(samples)
    },
    async finish() {
      if (samplesIn === 0) throw new StudioError('not-rendered', 'There is no sound to write.')
      await blocks.finish()
      await encoder.finish()
      await writePackets(samplesIn)
      await file.finish()
      await file.close()
      isFinished = true
    },
    async abort() {
      if (isFinished) return
      await encoder.close()
      await file.remove()
    },
  }
}
