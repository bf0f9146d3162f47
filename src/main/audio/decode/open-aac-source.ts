import { mixDown } from '../../../core/audio/mix-down.ts'
import { type AacPacket, openAacStream } from './aac-packets.ts'
import type { AudioSource } from './audio-source.ts'
import type { ByteFile } from './byte-file.ts'
import { createFfmpegDecoder } from './ffmpeg-decoder.ts'
import { damaged } from './refusals.ts'

const samplesPerPacket = 1024
/** Packets that are decoded at once: about a quarter of a minute. */
const packetsAtOnce = 600
/** Packets decoded before those that are heard: the decoder drops the first of a stream, and others build on those before. */
const runUp = 4

/** Opens AAC in an MP4 or QuickTime file or by itself. Where the file says that sound is cut off at either end, it is. */
export async function openAacSource(file: ByteFile, start: number): Promise<AudioSource> {
  const stream = await openAacStream(file, start)
  const decode = createFfmpegDecoder()
  const first: AacPacket[] = []
  for await (const packet of stream.packets()) if (first.push(packet) === runUp) break
  if (first.length === 0) throw damaged(file.path, 'there is no sound in it')
  const { rate, channels } = await decode(joined([...repeated(first[0]), ...first]))
  /** 2 where HE-AAC doubles the rate of the stream below it. */
  const scale = rate / stream.rate

  /** What is heard of a piece: the last samples that come out belong to the last packets. */
  async function heard(before: readonly AacPacket[], packets: readonly AacPacket[]): Promise<Float32Array> {
    const [opening] = packets
    const closing = packets.at(-1)
    if (opening === undefined || closing === undefined) return new Float32Array(0)
    const lead = before.length > 0 ? before : repeated(opening)
    const decoded = await decode(joined([...lead, ...packets]))
    if (decoded.rate !== rate || decoded.channels !== channels) {
      throw damaged(file.path, 'its sound changes from one kind to another')
    }
    const isCut = stream.end !== undefined && closing.end > stream.end.at + stream.end.precision
    const end = isCut && stream.end !== undefined ? stream.end.at : closing.end
    const led = Math.max(0, decoded.samples.length / channels - packets.length * samplesPerPacket * scale)
    const from = led + Math.max(0, -opening.start * scale)
    const to = led + (end - opening.start) * scale
    const sound = decoded.samples.subarray(from * channels, Math.max(from, to) * channels)
    return mixDown(sound, channels, 'wave')
  }

  async function* blocks(): AsyncGenerator<Float32Array, void, undefined> {
    let before: readonly AacPacket[] = []
    let packets: AacPacket[] = []
    for await (const packet of stream.packets()) {
      packets.push(packet)
      if (packets.length < packetsAtOnce) continue
      yield await heard(before, packets)
      before = packets.slice(-runUp)
      packets = []
    }
    yield await heard(before, packets)
  }

  return {
    kind: 'aac',
    rate,
    channels: channels === 1 ? 1 : 2,
    blocks,
    async close() {
      stream.close()
      await file.close()
    },
  }
}

function repeated(packet: AacPacket | undefined): AacPacket[] {
  return packet === undefined ? [] : Array.from({ length: runUp }, () => packet)
}

function joined(packets: readonly AacPacket[]): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(packets.reduce((sum, packet) => sum + packet.bytes.length, 0))
  let at = 0
  for (const packet of packets) {
    bytes.set(packet.bytes, at)
    at += packet.bytes.length
  }
  return bytes
}
