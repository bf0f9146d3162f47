import { MPEGDecoder } from 'mpg123-decoder'
import {
  type Mp3FrameHeader,
  mp3DecoderDelay,
  readMp3FrameHeader,
  readMp3Length,
} from '../../../core/audio/mp3-frame.ts'
import type { AudioSource } from './audio-source.ts'
import type { ByteFile } from './byte-file.ts'
import { type ByteReader, createByteReader } from './byte-reader.ts'
import { damaged } from './refusals.ts'
import { quietly } from './quietly.ts'

/** How far from the start of the file, and from the last good frame, another one is looked for, in bytes. */
const patience = 1 << 20
/** Frames that are decoded for one block: about a second. */
const framesAtOnce = 40

/**
 * Opens MPEG audio of layer 1 to 3. `start`: bytes before which there is something else. Each frame gives exactly its
 * samples, silence where it is damaged, so that what comes after stays in its place; what LAME's tag declares is cut off.
 */
export async function openMp3Source(file: ByteFile, start: number): Promise<AudioSource> {
  const bytes = createByteReader(file, start)
  const first = await findFrame(bytes, undefined)
  if (first === undefined) throw damaged(file.path, 'no MP3 frame is found in it')
  const { rate, channels } = first
  const length = readMp3Length(await bytes.peek(first.size), first)
  if (length !== undefined) bytes.skip(first.size)
  const skipped = length === undefined || length.delay === 0 ? 0 : length.delay + mp3DecoderDelay
  const end =
    length?.frames === undefined ? Infinity : length.frames * first.samples - length.delay - length.padding
  const decoder = new MPEGDecoder({ enableGapless: false })
  await decoder.ready

  async function* blocks(): AsyncGenerator<Float32Array, void, undefined> {
    let toSkip = skipped
    let given = 0
    let framesSeen = 0
    for (let isOver = false; !isOver && given < end;) {
      const sound = new Float32Array(framesAtOnce * 1152 * channels)
      let filled = 0
      for (let count = 0; count < framesAtOnce; count++) {
        const header = await findFrame(bytes, first)
        const frame = header === undefined ? undefined : await bytes.peek(header.size)
        isOver = header === undefined || frame === undefined || frame.length < header.size
        if (isOver || header === undefined || frame === undefined) break
        bytes.skip(header.size)
        framesSeen++
        decodeFrame(decoder, frame, header, sound.subarray(filled, filled + header.samples * channels))
        filled += header.samples * channels
      }
      const from = Math.min(toSkip * channels, filled)
      toSkip -= from / channels
      const to = Math.min(filled, from + (end - given) * channels)
      given += (to - from) / channels
      if (to > from) yield sound.subarray(from, to)
    }
    // The decoder's own delay can reach past the last frame; the sound is as long as the tag says.
    const missing = end - given
    if (missing > 0 && missing <= mp3DecoderDelay && framesSeen === length?.frames) {
      yield new Float32Array(missing * channels)
    }
  }

  return {
    kind: 'mp3',
    rate,
    channels,
    blocks,
    async close() {
      decoder.free()
      await file.close()
    },
  }
}

function decodeFrame(
  decoder: MPEGDecoder,
  frame: Uint8Array,
  header: Mp3FrameHeader,
  into: Float32Array,
): void {
  const { channelData } = quietly(() => decoder.decodeFrame(frame))
  const [left, right] = channelData
  const channels = into.length / header.samples
  for (let i = 0; i < header.samples; i++) {
    into[i * channels] = left?.[i] ?? 0
    if (channels === 2) into[2 * i + 1] = right?.[i] ?? 0
  }
}

/**
 * Goes on to the next frame like `first`; another must follow it, or the end of the file. Undefined where there is none.
 */
async function findFrame(
  bytes: ByteReader,
  first: Mp3FrameHeader | undefined,
): Promise<Mp3FrameHeader | undefined> {
  const direct = readMp3FrameHeader(await bytes.peek(4))
  if (direct !== undefined && first !== undefined && isLike(direct, first)) return direct
  for (let tried = 0; tried < patience;) {
    const window = await bytes.peek(1 << 16)
    if (window.length < 4) return undefined
    const found = findInWindow(window, first)
    bytes.skip(found.at)
    if (found.header !== undefined) return found.header
    if (window.length < 1 << 16) return undefined
    tried += found.at
  }
  return undefined
}

/** Where the first frame begins that another one follows, or how much of the window holds none. */
function findInWindow(
  window: Uint8Array,
  first: Mp3FrameHeader | undefined,
): { readonly at: number; readonly header?: Mp3FrameHeader } {
  let at = window.indexOf(0xff)
  for (; at >= 0 && at + 4 <= window.length; at = window.indexOf(0xff, at + 1)) {
    const header = readMp3FrameHeader(window.subarray(at, at + 4))
    if (header === undefined || (first !== undefined && !isLike(header, first))) continue
    const next = window.subarray(at + header.size, at + header.size + 4)
    if (next.length < 4) {
      // So near the end of the window that the next is not in it: seen again with more after it.
      if (at > 0) return { at }
      return { at, header }
    }
    const follower = readMp3FrameHeader(next)
    if (follower !== undefined && isLike(follower, header)) return { at, header }
  }
  return { at: Math.max(1, window.length - 3) }
}

function isLike(a: Mp3FrameHeader, b: Mp3FrameHeader): boolean {
  return (
    a.layer === b.layer && a.isVersion1 === b.isVersion1 && a.rate === b.rate && a.channels === b.channels
  )
}
