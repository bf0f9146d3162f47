import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { openWav } from '../audio/wav-reader.ts'
import { ensureFreeSpace } from '../files/free-space.ts'
import { makeFolder } from '../files/make-folder.ts'
import { createOneAtATime } from '../files/one-at-a-time.ts'
import { sweepParts } from '../files/sweep-parts.ts'
import { isStudioError } from '../../shared/studio-error.ts'
import { decodeMusic, type MusicFacts, type OpenAudio } from './decode-music.ts'
import type { MusicPiece } from './music-file.ts'

/** Pieces of music as WAV files of 32-bit floats, in this machine's own folder: a cache, made again when missing. */
export interface DecodedMusic {
  /** The file of a piece at `rate` Hz. Throws StudioError where it cannot be made. */
  fileOf(
    piece: Pick<MusicPiece, 'key' | 'name' | 'seconds'>,
    audio: string,
    rate: number,
    signal: AbortSignal,
  ): Promise<string>
  /** Decodes what is to become the piece `key` and tells what it is. */
  decode(
    key: string,
    audio: { readonly path: string; readonly name: string },
    signal: AbortSignal,
  ): Promise<MusicFacts>
}

/** Hz that most episodes with music have; see `targetWithMusic`. */
export const usualMusicRate = 44_100

/** `data`: this machine's own folder. */
export function createDecodedMusic({
  data,
  open,
}: {
  readonly data: string
  readonly open: OpenAudio
}): DecodedMusic {
  const folder = join(data, 'music')
  const oneAtATime = createOneAtATime()
  const pathOf = (key: string, rate: number) => join(folder, `${key.slice(0, 32)}-${rate}.wav`)
  const prepare = async (seconds: number, rate: number) => {
    if (!(await makeFolder(folder))) await sweepParts(folder)
    await ensureFreeSpace(folder, Math.ceil(seconds * rate * 8))
  }
  return {
    fileOf: ({ key, name, seconds }, path, rate, signal) =>
      oneAtATime(`${key} ${rate}`, async () => {
        const output = pathOf(key, rate)
        if (isWhole(output, rate, seconds)) return output
        await rm(output, { force: true })
        await prepare(seconds, rate)
        await decodeMusic({ open, path, name: `“${name}”`, output, rate, signal })
        return output
      }),
    decode: (key, { path, name }, signal) =>
      oneAtATime(`${key} ${usualMusicRate}`, async () => {
        await prepare(0, usualMusicRate)
        const output = pathOf(key, usualMusicRate)
        return decodeMusic({ open, path, name, output, rate: usualMusicRate, signal })
      }),
  }
}

/** Whether a decoded file is there with as many samples as the piece has. */
function isWhole(path: string, rate: number, seconds: number): boolean {
  try {
    const wav = openWav(path)
    wav.close()
    return wav.header.rate === rate && Math.abs(wav.header.frames - seconds * rate) <= 1
  } catch (error) {
    if (isStudioError(error)) return false
    throw error
  }
}
