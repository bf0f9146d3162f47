// Not the native library: a thread that has loaded it takes the whole program down when it ends.
import { Encoder as OpusEncoder } from '@evan/opus/wasm/index.mjs'
import { EncodedAudioPacketSource, EncodedPacket, OggOutputFormat } from 'mediabunny'
import { opusHead } from '../../../core/audio/opus-head.ts'
import { StudioError } from '../../../shared/studio-error.ts'
import type { EncodeOrder, Encoder } from './encoder.ts'
import { openMuxedFile } from './muxed-file.ts'

/** Hz; the only rate whose samples Opus counts. */
const opusRate = 48_000
/** Samples of a packet: 20 ms. */
const frameSamples = 960
/** Samples that libopus puts before the sound at 48 kHz (OPUS_GET_LOOKAHEAD). */
const preSkip = 312

/** Writes Ogg Opus; the sound must come at 48 kHz. Players leave out the pre-skip and what lies past the last granule. */
export async function createOpusEncoder(order: EncodeOrder): Promise<Encoder> {
  const { path, rate, channels, bitrate = 48_000 * channels, tags } = order
  if (rate !== opusRate) throw new Error(`Opus takes sound at ${opusRate} Hz, not ${rate}.`)
  const source = new EncodedAudioPacketSource('opus')
  const file = await openMuxedFile({ path, format: new OggOutputFormat(), source, tags })
  const encoder = new OpusEncoder({ channels, sample_rate: opusRate, application: 'audio' })
  encoder.bitrate = bitrate
  const description = opusHead(channels, preSkip, rate)
  const meta = {
    decoderConfig: { codec: 'opus', sampleRate: opusRate, numberOfChannels: channels, description },
  }
  const frame = new Int16Array(frameSamples * channels)
  let filled = 0
  let packets = 0
  let samplesIn = 0
  let waiting: Uint8Array | undefined

  /** Writes the packet before this one: the last one is cut to the length of the sound. */
  async function encodeFrame(): Promise<void> {
    const packet = new Uint8Array(encoder.encode(frame))
    filled = 0
    await writeWaiting(frameSamples)
    waiting = packet
  }

  async function writeWaiting(length: number): Promise<void> {
    if (waiting === undefined) return
    const packet = new EncodedPacket(waiting, 'key', (packets * frameSamples) / opusRate, length / opusRate)
    packets++
    await file.guard(() => source.add(packet, meta))
  }

  let isFinished = false
  return {
    async add(samples) {
      samplesIn += samples.length / channels
      for (const sample of samples) {
        const value = Math.round(sample * 32_768)
        frame[filled++] = value > 32_767 ? 32_767 : value < -32_768 ? -32_768 : value
        if (filled === frame.length) await encodeFrame()
      }
    },
    async finish() {
      if (samplesIn === 0) throw new StudioError('not-rendered', 'There is no sound to write.')
      const end = preSkip + samplesIn
      while ((packets + (waiting === undefined ? 0 : 1)) * frameSamples < end) {
        frame.fill(0, filled)
        await encodeFrame()
      }
      await writeWaiting(end - packets * frameSamples)
      await file.finish()
      await file.close()
      isFinished = true
    },
    async abort() {
      if (!isFinished) await file.remove()
    },
  }
}
