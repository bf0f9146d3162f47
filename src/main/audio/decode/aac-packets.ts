import { ADTS, EncodedPacketSink, MP4, QTFF } from 'mediabunny'
import { StudioError } from '../../../shared/studio-error.ts'
import { adtsPacket, readAudioConfig } from './adts.ts'
import type { ByteFile } from './byte-file.ts'
import { type Mp4Sound, readMp4Sounds } from './mp4-sounds.ts'
import { openInput } from './open-input.ts'
import { damaged, tooLarge, unsupported } from './refusals.ts'

/** A packet as it stands in an ADTS stream, and where its sound lies, in samples of the stream; before 0 is not heard. */
export type AacPacket = { readonly bytes: Uint8Array; readonly start: number; readonly end: number }

/** A stream of AAC out of whatever it lies in. */
export type AacStream = {
  /** Hz of the packets; HE-AAC doubles it. */
  readonly rate: number
  /** The sample after the last that is heard, and how many samples off that may be; undefined where only the packets tell. */
  readonly end: { readonly at: number; readonly precision: number } | undefined
  packets(): AsyncGenerator<AacPacket, void, undefined>
  close(): void
}

/** Bytes that a tag may take after the last packet. */
const longestTag = 4096

/** Hours of sound that nobody needs under an episode. */
const longest = 24 * 3600

/** Opens the first sound of an MP4, QuickTime or ADTS file. Throws StudioError where it is none, or not AAC, or locked. */
export async function openAacStream(file: ByteFile, start: number): Promise<AacStream> {
  const sounds = await readMp4Sounds(file)
  const [only] = sounds
  if (sounds.some(({ entry }) => entry === 'drms' || entry === 'enca')) {
    throw new StudioError('audio-protected', `${file.path} is copy-protected.`)
  }
  const input = openInput(file, start, [MP4, QTFF, ADTS])
  const track = await input.getPrimaryAudioTrack()
  if (track === null) {
    const video = await input.getPrimaryVideoTrack()
    throw video === null
      ? damaged(file.path, 'no sound is found in it')
      : unsupported(file.path, 'it is a film without sound')
  }
  const codec = await track.getCodec()
  if (codec !== 'aac') {
    const name = only?.entry === 'alac' ? 'Apple Lossless' : (codec ?? only?.entry ?? 'unknown')
    throw unsupported(file.path, `its sound is of a kind (${name}) that is not understood`)
  }
  const rate = await track.getSampleRate()
  const description = (await track.getDecoderConfig())?.description
  const kind = description === undefined ? undefined : readAudioConfig(bytesOf(description))
  if (description !== undefined && kind === undefined) {
    throw unsupported(file.path, 'its sound is AAC of a kind that is not understood')
  }
  const seconds = await track.getDurationFromMetadata()
  if (seconds !== null && seconds > longest) {
    throw tooLarge(file.path, `it says that it lasts ${Math.round(seconds / 3600)} hours`)
  }

  async function* packets(): AsyncGenerator<AacPacket, void, undefined> {
    if (track === null) return
    let read = start
    for await (const { data, timestamp, duration } of new EncodedPacketSink(track).packets()) {
      read += data.length
      const from = Math.round(timestamp * rate)
      const bytes = kind === undefined ? data : adtsPacket(kind, data)
      // An ADTS header has 13 bits for the length.
      if (bytes.length < 8192) yield { bytes, start: from, end: Math.round((timestamp + duration) * rate) }
    }
    // Packets by themselves end where one is not what it says: what follows may be most of the sound.
    if (kind === undefined && read < file.size - longestTag) {
      throw damaged(file.path, 'its sound breaks off before its end')
    }
  }

  return {
    rate,
    end: sounds.length === 1 ? endOf(only, rate) : undefined,
    packets,
    close: () => input.dispose(),
  }
}

function endOf(sound: Mp4Sound | undefined, rate: number): AacStream['end'] {
  if (sound?.heard === undefined) return undefined
  return { at: Math.round(sound.heard.seconds * rate), precision: Math.ceil(sound.heard.precision * rate) }
}

function bytesOf(source: AllowSharedBufferSource): Uint8Array {
  return ArrayBuffer.isView(source)
    ? new Uint8Array(source.buffer, source.byteOffset, source.byteLength)
    : new Uint8Array(source)
}
