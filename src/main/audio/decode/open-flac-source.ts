import { FLACDecoder } from '@wasm-audio-decoders/flac'
import { interleaved, mixDown } from '../../../core/audio/mix-down.ts'
import type { AudioSource } from './audio-source.ts'
import type { ByteFile } from './byte-file.ts'
import { createByteReader } from './byte-reader.ts'
import { flacFrames } from './flac-frames.ts'
import { quietly } from './quietly.ts'
import { damaged } from './refusals.ts'

/** Opens a FLAC file. `start`: bytes before which there is something else. */
export async function openFlacSource(file: ByteFile, start: number): Promise<AudioSource> {
  const head = await file.read(start, 42)
  // "fLaC", then STREAMINFO, always the first block (RFC 9639, 8.2).
  if (head.length < 42 || (head[4] ?? 0) % 128 !== 0) throw damaged(file.path, 'its header is not whole')
  const view = new DataView(head.buffer, head.byteOffset)
  const packed = view.getUint32(18)
  const rate = packed >>> 12
  const channels = ((packed >>> 9) & 7) + 1
  const steps = 2 ** ((packed >>> 4) & 31)
  const declared = (view.getUint8(21) & 15) * 2 ** 32 + view.getUint32(22)
  if (rate === 0) throw damaged(file.path, 'its header has no sample rate')
  const sound = await afterMetadata(file, start)
  const decoder = new FLACDecoder()
  await decoder.ready

  async function* blocks(): AsyncGenerator<Float32Array, void, undefined> {
    const end = declared === 0 ? Infinity : declared
    let heard = 0
    // A piece that was cut out of a stream counts from that stream's beginning.
    let origin: number | undefined
    for await (const frame of flacFrames(createByteReader(file, sound), { rate, channels })) {
      origin ??= frame.start > 1000 * frame.samples ? frame.start : 0
      const from = frame.start - origin
      // What is missing before a frame, and a frame that is damaged, is heard as silence: the rest stays in its place.
      if (from > heard && from < end) yield silence(from - heard)
      const samples = Math.max(0, Math.min(frame.samples, end - from))
      const { channelData } = await quietly(() => decoder.decodeFrames([frame.bytes]))
      const isWhole = channelData.length === channels && (channelData[0]?.length ?? 0) >= samples
      if (!isWhole && frame.isLast) return
      const block = isWhole ? interleaved(channelData) : new Float32Array(samples * channels)
      // The decoder divides by the largest number instead of by the number of steps.
      for (let i = 0; i < block.length; i++) block[i] = Math.round((block[i] ?? 0) * (steps - 1)) / steps
      yield mixDown(block.subarray(0, samples * channels), channels, 'wave')
      heard = from + samples
    }
  }

  const silence = (frames: number) => new Float32Array(frames * Math.min(2, channels))
  return {
    kind: 'flac',
    rate,
    channels: channels === 1 ? 1 : 2,
    blocks,
    async close() {
      decoder.free()
      await file.close()
    },
  }
}

/** Where the first frame begins: after the blocks of which each says how long it is, and whether it is the last. */
async function afterMetadata(file: ByteFile, start: number): Promise<number> {
  for (let at = start + 4; at < file.size;) {
    const [kind = 0, high = 0, middle = 0, low = 0] = await file.read(at, 4)
    at += 4 + high * 65_536 + middle * 256 + low
    if (kind >= 128) return at
  }
  throw damaged(file.path, 'its header is not whole')
}
