import { rm, stat, utimes } from 'node:fs/promises'
import { join } from 'node:path'
import { openWav } from '../audio/wav-reader.ts'
import { ensureFreeSpace } from '../files/free-space.ts'
import { makeFolder } from '../files/make-folder.ts'
import { createOneAtATime } from '../files/one-at-a-time.ts'
import { sweepParts } from '../files/sweep-parts.ts'
import { isStudioError } from '../../shared/studio-error.ts'
import { decodeMusic, type MusicFacts, type OpenAudio } from './decode-music.ts'
import type { MusicPiece } from './music-file.ts'
import { tidyDecoded } from './tidy-decoded.ts'

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

/** Bytes that decoded music may have together: about three hours of it. */
const mostBytes = 4e9

export type DecodedMusicNeeds = {
  /** This machine's own folder. */
  readonly data: string
  readonly open: OpenAudio
  /** Bytes after which the pieces that were not used the longest go. */
  readonly most?: number
  readonly clock?: () => Date
}

/** See `DecodedMusic`. */
export function createDecodedMusic({
  data,
  open,
  most = mostBytes,
  clock = () => new Date(),
}: DecodedMusicNeeds): DecodedMusic {
  const folder = join(data, 'music')
  const oneAtATime = createOneAtATime()
  const pathOf = (key: string, rate: number) => join(folder, `${key.slice(0, 32)}-${rate}.wav`)
  const prepare = async (seconds: number, rate: number) => {
    if (!(await makeFolder(folder))) await sweepParts(folder)
    const coming = Math.ceil(seconds * rate * 8)
    await tidyDecoded(folder, { most, coming, now: clock() })
    await ensureFreeSpace(folder, coming)
  }
  return {
    fileOf: ({ key, name, seconds }, path, rate, signal) =>
      oneAtATime(`${key} ${rate}`, async () => {
        const output = pathOf(key, rate)
        if (isWhole(output, rate, seconds)) {
          await markUsed(output, clock())
          return output
        }
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

/** Disks do not tell by themselves when a file was read last. */
async function markUsed(path: string, now: Date): Promise<void> {
  // Where it cannot be written down, the piece is only decoded again some day.
  await stat(path)
    .then(({ mtime }) => utimes(path, now, mtime))
    .catch(() => undefined)
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
