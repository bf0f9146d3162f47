import { Decoder } from '@evan/opus/wasm/index.mjs'
import type { AudioSource } from './audio-source.ts'
import type { ByteFile } from './byte-file.ts'
import { type OggPage, oggPages } from './ogg-pages.ts'
import { damaged, unsupported } from './refusals.ts'

const opusRate = 48_000

/**
 * Opens Ogg Opus of one or two channels. What lies before the pre-skip and after the last granule is left out (RFC 7845,
 * 4.2 to 4.5); a damaged packet, and a page that is lost, is heard as silence, so that what comes after stays in its place.
 */
export async function openOpusSource(file: ByteFile): Promise<AudioSource> {
  const { stream, head } = await findHead(file)
  const [, channels = 0] = head.subarray(8)
  const view = new DataView(head.buffer, head.byteOffset, head.byteLength)
  const preSkip = view.getUint16(10, true)
  const gain = 10 ** (view.getInt16(16, true) / 256 / 20)
  if ((channels !== 1 && channels !== 2) || head[18] !== 0) {
    throw unsupported(file.path, `it is Opus with ${channels} channels, and only one or two are understood`)
  }
  const decoder = new Decoder({ channels, sample_rate: opusRate })

  async function* blocks(): AsyncGenerator<Float32Array, void, undefined> {
    let skip = preSkip
    let heard = 0
    // A piece that was cut out of a stream counts from that stream's beginning.
    let origin: number | undefined
    for await (const { packets, granule, end } of pagesOf(file, stream)) {
      const sounds = packets.map((packet) => decoded(decoder, packet, channels, gain))
      const onPage = sounds.reduce((sum, sound) => sum + sound.length / channels, 0)
      if (granule !== undefined) {
        origin ??= Math.max(0, granule - onPage)
        // What the last page cuts off is less than a packet.
        const unit = end === undefined ? 1 : Math.max(1, (sounds[0]?.length ?? 0) / channels)
        const missing = Math.ceil((granule - origin - heard - onPage) / unit) * unit
        for (let left = missing; left > 0; left -= opusRate) {
          const frames = Math.min(left, opusRate)
          heard += frames
          yield new Float32Array(frames * channels)
        }
      }
      for (const sound of sounds) {
        const frames = sound.length / channels
        heard += frames
        // Only the last page cuts sound off; a first page that does begins late, which is no matter here.
        const cut = end === undefined ? 0 : Math.max(0, Math.min(frames, heard - end))
        const from = Math.min(skip, frames - cut)
        skip -= Math.min(skip, frames)
        if (from < frames - cut) yield sound.subarray(from * channels, (frames - cut) * channels)
      }
    }
  }

  return { kind: 'opus', rate: opusRate, channels, blocks, close: () => file.close() }
}

/** Finds the stream whose first packet is an Opus head. */
async function findHead(file: ByteFile): Promise<{ readonly stream: number; readonly head: Uint8Array }> {
  for await (const { stream, isFirst, pieces } of oggPages(file)) {
    const head = pieces[0]?.bytes
    if (isFirst && head !== undefined && head.length >= 19 && isNamed(head, 'OpusHead'))
      return { stream, head }
    if (!isFirst) break
  }
  throw damaged(file.path, 'its header is not whole')
}

type SoundPage = Pick<OggPage, 'granule'> & {
  readonly packets: readonly Uint8Array[]
  readonly end: number | undefined
}

/** The packets of sound, page by page, and where the sound ends on the last one. */
async function* pagesOf(file: ByteFile, stream: number): AsyncGenerator<SoundPage> {
  let begun: Uint8Array[] = []
  let isHeader = true
  for await (const page of oggPages(file)) {
    if (page.stream !== stream || page.isFirst) continue
    if (!page.isContinued) begun = []
    const packets: Uint8Array[] = []
    for (const { bytes, isWhole } of page.pieces) {
      begun.push(bytes)
      if (!isWhole) continue
      const packet = joined(begun)
      begun = []
      if (isHeader && isNamed(packet, 'OpusTags')) isHeader = false
      else if (packet.length > 0) packets.push(packet)
    }
    yield { packets, granule: page.granule, end: endOf(page) }
    if (page.isLast) return
  }
}

function endOf(page: OggPage): number | undefined {
  return page.isLast ? page.granule : undefined
}

function joined(pieces: readonly Uint8Array[]): Uint8Array {
  const [only] = pieces
  if (only !== undefined && pieces.length === 1) return only
  const bytes = new Uint8Array(pieces.reduce((sum, piece) => sum + piece.length, 0))
  let at = 0
  for (const piece of pieces) {
    bytes.set(piece, at)
    at += piece.length
  }
  return bytes
}

function decoded(decoder: Decoder, packet: Uint8Array, channels: number, gain: number): Float32Array {
  try {
    const bytes = decoder.decode(packet)
    const whole = new Int16Array(bytes.buffer, bytes.byteOffset, bytes.length / 2)
    return Float32Array.from(whole, (sample) => (sample / 32_768) * gain)
  } catch {
    return new Float32Array(samplesOf(packet) * channels)
  }
}

/** Samples at 48 kHz that a packet says it holds (RFC 6716, 3.1). */
function samplesOf(packet: Uint8Array): number {
  const [first = 0, second = 0] = packet
  const config = first >> 3
  const frame =
    config < 12
      ? ([480, 960, 1920, 2880][config & 3] ?? 960)
      : config < 16
        ? 480 << (config & 1)
        : 120 << (config & 3)
  const count = (first & 3) === 0 ? 1 : (first & 3) < 3 ? 2 : second & 0x3f
  return Math.min(5760, frame * count)
}

function isNamed(packet: Uint8Array, name: string): boolean {
  return String.fromCharCode(...packet.subarray(0, name.length)) === name
}
