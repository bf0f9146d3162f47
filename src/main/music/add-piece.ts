import { createHash } from 'node:crypto'
import { open, rm, stat } from 'node:fs/promises'
import { basename, extname, join } from 'node:path'
import { pieceNameOf } from '../../core/music/piece-name.ts'
import { isStudioError, StudioError } from '../../shared/studio-error.ts'
import { fileError } from '../files/file-error.ts'
import { ensureFreeSpace } from '../files/free-space.ts'
import { partPath } from '../files/part-name.ts'
import type { DecodedMusic } from './decoded-music.ts'
import type { MusicPiece } from './music-file.ts'
import type { MusicStore } from './music-store.ts'

export type AddPiece = {
  readonly music: MusicStore
  readonly decoded: DecodedMusic
  readonly clock: () => Date
  readonly signal: AbortSignal
}

/** Bytes of the largest file: an hour of uncompressed stereo at 96 kHz is larger, and no theme is. */
const largest = 1024 ** 3

const endings = { wav: 'wav', mp3: 'mp3', aac: 'm4a', flac: 'flac', vorbis: 'ogg', opus: 'opus' } as const

/**
 * Adds an audio file to the music of a library: copied, decoded from its first to its last sample, measured, and only
 * then given its place. The same content is one piece, whatever it is called. Throws StudioError with a sentence for what
 * is no music, damaged, protected or too large; then nothing is added.
 */
export async function addPiece(
  path: string,
  { music, decoded, clock, signal }: AddPiece,
): Promise<MusicPiece> {
  const original = basename(path)
  const bytes = await sizeOf(path)
  const folder = await music.begin()
  await ensureFreeSpace(folder, bytes)
  const part = partPath(join(folder, original))
  try {
    const key = await copyAndHash(path, part, signal)
    const known = (await music.list()).pieces.find((piece) => piece.key === key)
    if (known !== undefined) return known
    const facts = await decoded
      .decode(key, { path: part, name: original }, signal)
      .catch((error: unknown) => {
        throw named(error, part, original)
      })
    return await music.keep(part, {
      version: 1,
      key,
      name: pieceNameOf(basename(original, extname(original))),
      formerNames: [],
      file: `${key.slice(0, 32)}.${endings[facts.kind]}`,
      bytes: (await stat(part)).size,
      original,
      ...facts,
      addedAt: clock().toISOString(),
    })
  } finally {
    await rm(part, { force: true })
  }
}

/** A person knows the file by its own name, not by that of the unfinished copy. */
function named(error: unknown, part: string, original: string): unknown {
  if (!isStudioError(error)) return error
  return new StudioError(error.code, error.message.replaceAll(part, original), { cause: error })
}

async function sizeOf(path: string): Promise<number> {
  const facts = await stat(path).catch((error: unknown) => {
    throw fileError(error, path)
  })
  if (!facts.isFile()) throw new StudioError('not-a-file', `${path} is not a file.`)
  if (facts.size === 0)
    throw new StudioError('audio-damaged', `${basename(path)} is empty: there is no sound in it.`)
  if (facts.size > largest)
    throw new StudioError(
      'audio-too-large',
      `${basename(path)} is larger than 1 GB, the most that music can be.`,
    )
  return facts.size
}

/** The SHA-256 of what was copied. */
async function copyAndHash(from: string, to: string, signal: AbortSignal): Promise<string> {
  const hash = createHash('sha256')
  const file = await open(to, 'wx', 0o644).catch((error: unknown) => {
    throw fileError(error, to)
  })
  try {
    let copied = 0
    const source = await open(from).catch((error: unknown) => {
      throw fileError(error, from)
    })
    for await (const chunk of source.createReadStream({ highWaterMark: 2 ** 20 })) {
      if (signal.aborted) throw new StudioError('cancelled', 'The music was not added.')
      const piece: unknown = chunk
      if (!(piece instanceof Uint8Array)) continue
      copied += piece.length
      if (copied > largest)
        throw new StudioError(
          'audio-too-large',
          `${basename(from)} is larger than 1 GB, the most that music can be.`,
        )
      hash.update(piece)
      await file.writeFile(piece)
    }
    await file.sync()
  } catch (error) {
    throw fileError(error, to)
  } finally {
    await file.close()
  }
  return hash.digest('hex')
}
