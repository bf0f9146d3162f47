import { audioFormats } from '../../core/export/audio-format.ts'
import { openAudio } from '../audio/decode/open-audio.ts'
import { createEncoder } from '../audio/encode/create-encoder.ts'
import { completeMp4 } from '../tags/complete-mp4.ts'
import { id3Bytes } from '../tags/id3-bytes.ts'
import { mediaTags } from '../tags/media-tags.ts'
import { wavChunks } from '../tags/wav-chunks.ts'
import { encodeInRounds, type EncodeTools } from './encode-in-rounds.ts'
import type { AudioOrder, AudioReport, StemsOrder, StemsReport } from './export-messages.ts'
import { openStemMusic } from './open-stem-music.ts'
import { writeStems } from './write-stems.ts'

const tools: EncodeTools = {
  createEncoder,
  openAudio,
  tagsFor({ format, tags }) {
    if (format === 'wav') return { tail: wavChunks(tags, audioFormats.wav.rate) }
    return format === 'mp3' ? { head: id3Bytes(tags) } : { tags: mediaTags(tags, format) }
  },
  complete: async ({ format, part, tags }) => {
    if (format === 'm4a') await completeMp4(part, tags)
  },
}

/** See `encodeInRounds`. */
export function makeAudio(order: AudioOrder, onProgress: (fraction: number) => void): Promise<AudioReport> {
  return encodeInRounds(order, tools, onProgress)
}

/** See `writeStems`. */
export async function makeStems(
  order: StemsOrder,
  onProgress: (fraction: number) => void,
): Promise<StemsReport> {
  const music = await openStemMusic(order, openAudio)
  try {
    return writeStems(order, music.read, onProgress)
  } finally {
    music.close()
  }
}
