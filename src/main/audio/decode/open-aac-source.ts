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
/** Packets, each of some hundredths of a second, that may be damaged in a file that is not refused. */
const mostBad = 8

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

  const frames = samplesPerPacket * scale
  const bad = new Set<AacPacket>()

  /** The samples of packets: the last that come out. Where some cannot be decoded they are looked for by halving. */
  async function soundOf(before: readonly AacPacket[], packets: readonly AacPacket[]): Promise<Float32Array> {
    const led = before.filter((packet) => !bad.has(packet)).slice(-runUp)
    const lead = led.length > 0 ? led : repeated(packets[0])
    const decoded = await decode(joined([...lead, ...packets])).catch((error: unknown) => ({ error }))
    if ('error' in decoded) return soundOfHalves(before, packets, decoded.error)
    if (decoded.rate !== rate || decoded.channels !== channels)
      throw damaged(file.path, 'its sound changes from one kind to another')
    return decoded.samples.subarray(Math.max(0, decoded.samples.length - packets.length * frames * channels))
  }

  /** A packet that cannot be decoded is silence, as in players. */
  async function soundOfHalves(
    before: readonly AacPacket[],
    packets: readonly AacPacket[],
    error: unknown,
  ): Promise<Float32Array> {
    const [only] = packets
    if (only !== undefined && packets.length === 1) {
      bad.add(only)
      if (bad.size > mostBad) throw damaged(file.path, 'much of it cannot be decoded', error)
      return new Float32Array(frames * channels)
    }
    const half = packets.length >> 1
    const sounds = [await soundOf(before, packets.slice(0, half))]
    sounds.push(await soundOf([...before, ...packets.slice(0, half)], packets.slice(half)))
    const sound = new Float32Array(packets.length * frames * channels)
    sound.set(sounds[0] ?? [], 0)
    sound.set(sounds[1] ?? [], half * frames * channels)
    return sound
  }

  /** What is heard of a piece. */
  async function heard(before: readonly AacPacket[], packets: readonly AacPacket[]): Promise<Float32Array> {
    const [opening] = packets
    const closing = packets.at(-1)
    if (opening === undefined || closing === undefined) return new Float32Array(0)
    const decoded = await soundOf(before, packets)
    const isCut = stream.end !== undefined && closing.end > stream.end.at + stream.end.precision
    const end = isCut && stream.end !== undefined ? stream.end.at : closing.end
    const from = Math.max(0, -opening.start * scale)
    const to = (end - opening.start) * scale
    const sound = decoded.subarray(from * channels, Math.max(from, to) * channels)
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
