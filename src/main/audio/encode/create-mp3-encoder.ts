import { registerMp3Encoder } from '@mediabunny/mp3-encoder'
import { Mp3OutputFormat } from 'mediabunny'
import { crc16, mp3InfoFrame } from '../../../core/audio/mp3-info-frame.ts'
import { StudioError } from '../../../shared/studio-error.ts'
import { createBlocks } from './blocks.ts'
import type { EncodeOrder, Encoder } from './encoder.ts'
import { createFileSink } from './file-sink.ts'
import { createPacketEncoder } from './packet-encoder.ts'

/** What LAME puts before the sound (`lame_get_encoder_delay`); a decoder adds 529 of its own, which players know. */
const encoderDelay = 576

/** Writes an MP3 file of constant bit rate: the ID3v2 block, if any, a frame that tells the length, the sound. */
export async function createMp3Encoder(order: EncodeOrder): Promise<Encoder> {
  const { path, rate, channels, bitrate = 64_000 * channels, head = new Uint8Array(0) } = order
  registerMp3Encoder()
  const sink = await createFileSink(path)
  let first: Uint8Array | undefined
  let packets = 0
  let bytes = 0
  let crc = 0
  let samplesIn = 0
  const infoFrame = (header: Uint8Array) => {
    const samplesPerFrame = (header[1] ?? 0) & 0x08 ? 1152 : 576
    const padding = packets * samplesPerFrame - encoderDelay - samplesIn
    const info = { header, frames: packets, bytes, crc, delay: encoderDelay, bitrate }
    return mp3InfoFrame({ ...info, padding: Math.min(4095, Math.max(0, padding)) })
  }
  const encoder = await createPacketEncoder({
    codec: 'mp3',
    format: new Mp3OutputFormat({ xingHeader: false }),
    rate,
    channels,
    bitrate,
    onPacket({ data }) {
      if (first === undefined) {
        first = data.slice(0, 4)
        sink.append(infoFrame(first))
      }
      sink.append(data)
      packets++
      bytes += data.length
      crc = crc16(data, crc)
    },
  })
  const blocks = createBlocks(channels, async (block) => {
    await encoder.add(sixteenBits(block))
    await sink.drain()
  })
  sink.append(head)
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
      await sink.flush()
      if (first !== undefined) await sink.writeAt(infoFrame(first), head.length)
      await sink.close()
      isFinished = true
    },
    async abort() {
      if (isFinished) return
      await encoder.close()
      await sink.remove()
    },
  }
}

/** LAME takes samples of 16 bits; its own noise hides what the rounding leaves. */
function sixteenBits(samples: Float32Array): Int16Array<ArrayBuffer> {
  const whole = new Int16Array(samples.length)
  for (let i = 0; i < samples.length; i++) {
    const value = Math.round((samples[i] ?? 0) * 32_768)
    whole[i] = value > 32_767 ? 32_767 : value < -32_768 ? -32_768 : value
  }
  return whole
}
