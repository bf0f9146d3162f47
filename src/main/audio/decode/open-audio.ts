import { StudioError } from '../../../shared/studio-error.ts'
import type { AudioSource } from './audio-source.ts'
import { type ByteFile, openByteFile } from './byte-file.ts'
import { openAacSource } from './open-aac-source.ts'
import { openFlacSource } from './open-flac-source.ts'
import { openMp3Source } from './open-mp3-source.ts'
import { openOpusSource } from './open-opus-source.ts'
import { openVorbisSource } from './open-vorbis-source.ts'
import { openWavSource } from './open-wav-source.ts'
import { damaged, tooLarge } from './refusals.ts'
import { type Sniffed, sniffAudio } from './sniff-audio.ts'

/** Bytes beyond which only WAV is read, and seconds beyond which nothing is. */
const largest = 2 ** 32
const longest = 24 * 3600

/**
 * Opens an audio file: WAV, MP3, AAC (M4A or alone), FLAC, Ogg Vorbis or Ogg Opus, told by what is in it and not by its
 * name. The samples come at the file's own rate, as many as were put in, in constant memory. Throws StudioError:
 * `audio-damaged`, `audio-unsupported`, `audio-protected`, `audio-too-large`, or what the disk says.
 */
export async function openAudio(path: string): Promise<AudioSource> {
  const file = await openByteFile(path)
  try {
    const sniffed = await sniffAudio(file)
    if (sniffed.kind !== 'wav' && file.size > largest) throw tooLarge(path, 'it has more than 4 GiB')
    return guarded(await opened(file, sniffed), file)
  } catch (error) {
    await file.close()
    throw told(error, path)
  }
}

async function opened(file: ByteFile, { kind, start }: Sniffed): Promise<AudioSource> {
  switch (kind) {
    case 'wav':
      await file.close()
      return openWavSource(file.path)
    case 'mp3':
      return openMp3Source(file, start)
    case 'aac':
      return openAacSource(file, start)
    case 'flac':
      return openFlacSource(file, start)
    case 'vorbis':
      return openVorbisSource(file)
    case 'opus':
      return openOpusSource(file)
  }
}

/** The same source, whose failures all have a sentence, and which ends. */
function guarded(source: AudioSource, file: ByteFile): AudioSource {
  const { path } = file
  const most = longest * source.rate * source.channels
  return {
    ...source,
    async *blocks() {
      let given = 0
      try {
        for await (const block of source.blocks()) {
          if (block.length === 0) continue
          given += block.length
          if (given > most) throw tooLarge(path, `it lasts more than ${longest / 3600} hours`)
          yield block
        }
      } catch (error) {
        throw told(error, path)
      }
      if (given === 0) throw damaged(path, 'there is no sound in it')
    },
    async close() {
      // Damaged bytes may have damaged the memory of their decoder, so that it cannot even be tidied up: it goes as a whole.
      await source.close().catch(() => undefined)
      await file.close()
    },
  }
}

/** Whatever a decoder throws at the bytes of a file that somebody else made is the fault of that file. */
function told(error: unknown, path: string): unknown {
  return error instanceof StudioError ? error : damaged(path, 'it cannot be decoded', error)
}
