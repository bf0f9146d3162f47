import { OggVorbisDecoder } from '@wasm-audio-decoders/ogg-vorbis'
import { interleaved, mixDown } from '../../../core/audio/mix-down.ts'
import type { AudioSource } from './audio-source.ts'
import type { ByteFile } from './byte-file.ts'
import { oggPages } from './ogg-pages.ts'
import { quietly } from './quietly.ts'
import { damaged } from './refusals.ts'

const readAtOnce = 1 << 16

/** Opens Ogg Vorbis; the last page says how much of the last packet is sound. */
export async function openVorbisSource(file: ByteFile): Promise<AudioSource> {
  const { rate, channels } = await readHead(file)
  const decoder = new OggVorbisDecoder()
  await decoder.ready
  const heard = (bytes: Uint8Array) => quietly(() => decoder.decode(bytes))
  const rest = () => quietly(() => decoder.flush())

  async function* blocks(): AsyncGenerator<Float32Array, void, undefined> {
    for (let at = 0; at < file.size; at += readAtOnce) {
      const bytes = await file.read(at, readAtOnce)
      const isLast = at + readAtOnce >= file.size
      for (const { channelData, sampleRate } of [await heard(bytes), ...(isLast ? [await rest()] : [])]) {
        if (channelData.length === 0 || channelData[0]?.length === 0) continue
        if (channelData.length !== channels || sampleRate !== rate) {
          throw damaged(file.path, 'its sound changes from one kind to another')
        }
        yield mixDown(interleaved(channelData), channels, 'vorbis')
      }
    }
  }

  return {
    kind: 'vorbis',
    rate,
    channels: channels === 1 ? 1 : 2,
    blocks,
    async close() {
      decoder.free()
      await file.close()
    },
  }
}

/** Channels and Hz, from the first packet (https://xiph.org/vorbis/doc/Vorbis_I_spec.html, 4.2.2). */
async function readHead(file: ByteFile): Promise<{ readonly rate: number; readonly channels: number }> {
  for await (const { isFirst, pieces } of oggPages(file)) {
    const head = pieces[0]?.bytes
    if (!isFirst) break
    if (head === undefined || head.length < 30 || head[0] !== 1 || head[1] !== 0x76) continue
    const view = new DataView(head.buffer, head.byteOffset)
    const channels = view.getUint8(11)
    const rate = view.getUint32(12, true)
    if (channels > 0 && rate > 0) return { channels, rate }
  }
  throw damaged(file.path, 'its header is not whole')
}
