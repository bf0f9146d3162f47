import { access, constants, rm, stat } from 'node:fs/promises'
import { basename } from 'node:path'
import { estimateSize } from '../../core/export/estimate-size.ts'
import {
  isAudioFormat,
  isTextFormat,
  type ExportFormat,
  type TextFormat,
} from '../../core/export/export-format.ts'
import type { LoudnessPreset } from '../../core/export/loudness-preset.ts'
import type { EpisodeChapter } from '../../core/chapters/episode-chapter.ts'
import type { CoverPicture } from '../../core/tags/episode-tags.ts'
import { isStudioError, StudioError } from '../../shared/studio-error.ts'
import { liesInside } from '../files/contained-path.ts'
import { fileError } from '../files/file-error.ts'
import { ensureFreeSpace } from '../files/free-space.ts'
import { fileMark } from '../files/file-mark.ts'
import { isAbsent } from '../files/is-absent.ts'
import { lockPlaces } from '../files/lock-places.ts'
import { partPath } from '../files/part-name.ts'
import { sweepParts } from '../files/sweep-parts.ts'
import { writePart } from '../files/write-part.ts'
import type { Library } from '../library/library.ts'
import type { AudioReport } from './export-messages.ts'
import { chooseTargets, type ExportTarget, type OfPresent } from './export-targets.ts'
import type { ExportWorkers } from './export-workers.ts'
import type { FinishedEpisode } from './finished-episode.ts'
import { makeStems } from './make-stems.ts'
import { placeExports, type MadePart } from './place-exports.ts'
import { recordExports } from './record-exports.ts'
import { tagsOf } from './tags-of.ts'
import { textsOrder } from './texts-order.ts'

export type ExportOrder = {
  readonly library: Library
  readonly finished: FinishedEpisode
  /** Gives the cover that the audio carries, if any. */
  readonly cover: (signal: AbortSignal) => Promise<CoverPicture | undefined>
  /** Gives the chapters with their pictures; those of `finished` where it is absent. */
  readonly chapters?: (signal: AbortSignal) => Promise<readonly EpisodeChapter[]>
  readonly formats: readonly ExportFormat[]
  /** It has to be there. */
  readonly folder: string
  /** Of the files, without their endings. */
  readonly name: string
  readonly ofPresent: OfPresent
  readonly preset: LoudnessPreset
  readonly channels: 'as-master' | 1 | 2
  /** Bits a second, for what is lossy. */
  readonly bitrate: number
  /** Bits a sample, for what is not. */
  readonly bits: 16 | 24
}

/** A file, or a folder of stems, that is there now. */
export type ExportedFile = {
  readonly format: ExportFormat
  readonly path: string
  readonly bytes: number
  /** What an audio file came to. */
  readonly audio: AudioReport | undefined
}

export type Exported = {
  readonly files: readonly ExportedFile[]
  /** Names that were there and are left as they are. */
  readonly skipped: readonly string[]
}

export type ExportOptions = {
  /** This machine's own folder. */
  readonly data: string
  readonly workers: ExportWorkers
  readonly clock: () => Date
  readonly signal: AbortSignal
  /** Hears how far each format is, 0…1. */
  readonly onProgress: (format: ExportFormat, fraction: number) => void
}

/** What takes longest begins first, so that the cores end together. */
const byEffort: readonly ExportFormat[] = ['m4a', 'opus', 'mp3', 'flac', 'stems', 'wav']

/**
 * Exports an episode in several formats at once. All files are made and on disk before the first gets its name: a failure
 * or a cancelled export leaves nothing behind and every older file as it was. What the audio came to is written into
 * episode.json, where that can be written. Throws StudioError: `file-exists` where something is there that is not to be replaced, `episode-busy`
 * where another export writes one of these files or the episode is rendered meanwhile, what the disk refuses,
 * `not-rendered` where captions have no times, `cancelled`.
 */
export async function exportEpisode(order: ExportOrder, options: ExportOptions): Promise<Exported> {
  const { library, finished, folder, formats } = order
  const facts = await stat(folder).catch((error: unknown) => {
    throw isAbsent(error)
      ? new StudioError('folder-missing', `The folder ${folder} does not exist.`, { cause: error })
      : fileError(error, folder)
  })
  if (!facts.isDirectory()) throw new StudioError('not-a-folder', `${folder} is not a folder.`)
  await sweepParts(folder)
  const { targets, skipped } = await chooseTargets({
    ...order,
    formats: [...new Set(formats)],
    isOwnFolder: await liesInside(library.root, folder),
  })
  await access(folder, constants.W_OK).catch((error: unknown) => {
    throw fileError(error, targets[0]?.path ?? folder)
  })
  await ensureFreeSpace(folder, expectedBytes(order, targets), 0)
  const release = await lockPlaces(
    options.data,
    targets.map(({ path }) => path),
    (path) => `${path} is being written by another export.`,
  )
  const made = await makeAndPlace(order, targets, options).finally(release)
  await recordExports(library, finished.episode, made, options.clock()).catch((error: unknown) => {
    // The files are in their places, even where the library may only be read.
    if (!isStudioError(error)) throw error
  })
  return {
    files: made.map(({ target, bytes, audio }) => ({
      format: target.format,
      path: target.path,
      bytes,
      audio,
    })),
    skipped,
  }
}

async function makeAndPlace(
  order: ExportOrder,
  targets: readonly ExportTarget[],
  options: ExportOptions,
): Promise<readonly MadeFile[]> {
  const { path, sound, episode } = order.finished
  const cover = targets.length === 0 ? undefined : await order.cover(options.signal)
  const pictured = targets.length === 0 ? undefined : await order.chapters?.(options.signal)
  const finished = { ...order.finished, chapters: pictured ?? order.finished.chapters }
  const made = await makeAll({ ...order, finished, cover: async () => cover }, targets, options)
  try {
    if (options.signal.aborted) throw new StudioError('cancelled', 'The export was cancelled.')
    // Else captions and chapters would be those of one sound, and the audio another.
    if (fileMark(path) !== sound)
      throw new StudioError('episode-busy', `${episode.file.title} was rendered again during its export.`)
    await placeExports(made)
  } catch (error) {
    await removeParts(made)
    throw error
  }
  return made
}

export type MadeFile = MadePart & { readonly bytes: number; readonly audio: AudioReport | undefined }

/** Makes every file under the name of a part. Where one fails, the others are stopped and all are removed. */
async function makeAll(
  order: ExportOrder,
  targets: readonly ExportTarget[],
  options: ExportOptions,
): Promise<readonly MadeFile[]> {
  const stop = new AbortController()
  const signal = AbortSignal.any([options.signal, stop.signal])
  const inOrder = targets.toSorted((a, b) => byEffort.indexOf(a.format) - byEffort.indexOf(b.format))
  const parts = new Map(inOrder.map((target) => [target, partPath(target.path)]))
  const texts = inOrder.map(({ format }) => format).filter(isTextFormat)
  let contents: Promise<readonly string[]> | undefined
  const textOf = async (format: TextFormat) => {
    contents ??= options.workers
      .makeTexts(textsOrder(order.finished, texts), signal)
      .then((report) => report.texts)
    return (await contents)[texts.indexOf(format)] ?? ''
  }
  const making = inOrder.map(async (target): Promise<MadeFile> => {
    try {
      const part = parts.get(target) ?? partPath(target.path)
      return await makeFile({ ...order, textOf }, target, part, { ...options, signal })
    } catch (error) {
      stop.abort(error)
      throw error
    }
  })
  const ended = await Promise.allSettled(making)
  const made = ended.flatMap((end) => (end.status === 'fulfilled' ? [end.value] : []))
  const place = ({ target }: MadeFile) => targets.indexOf(target)
  if (made.length === targets.length) return made.toSorted((a, b) => place(a) - place(b))
  await removeParts([...made, ...[...parts].map(([target, part]) => ({ target, part }))])
  // The first failure, not the stops that it led to.
  throw options.signal.aborted
    ? new StudioError('cancelled', 'The export was cancelled.')
    : stop.signal.reason
}

async function makeFile(
  order: ExportOrder & { readonly textOf: (format: TextFormat) => Promise<string> },
  target: ExportTarget,
  part: string,
  options: ExportOptions,
): Promise<MadeFile> {
  const { library, finished } = order
  const { format, path } = target
  const { workers, signal } = options
  const onProgress = (fraction: number) => options.onProgress(format, fraction)
  try {
    if (isTextFormat(format)) {
      const content = await order.textOf(format)
      const written = await writePart(path, [content]).catch((error: unknown) => {
        throw fileError(error, path)
      })
      onProgress(1)
      return { target, part: written, bytes: Buffer.byteLength(content), audio: undefined }
    }
    if (!isAudioFormat(format)) {
      const bytes = await makeStems(
        { library, finished, part, name: order.name, workers, data: options.data },
        { signal, onProgress },
      )
      onProgress(1)
      return { target, part, bytes, audio: undefined }
    }
    const { master } = finished
    const audio = await workers.makeAudio(
      {
        format,
        master: finished.path,
        loudness: master.loudness,
        truePeak: master.truePeak,
        part,
        channels: order.channels === 'as-master' ? channelsOf(master) : order.channels,
        bitrate: order.bitrate,
        bits: order.bits,
        preset: order.preset,
        tags: tagsOf(finished, await order.cover(signal)),
      },
      { signal, onProgress },
    )
    onProgress(1)
    return { target, part, bytes: audio.bytes, audio }
  } catch (error) {
    // A hidden name tells a person nothing.
    if (!(error instanceof StudioError) || !error.message.includes(basename(part))) throw error
    throw new StudioError(error.code, error.message.replaceAll(part, path), { cause: error })
  }
}

async function removeParts(parts: readonly MadePart[]): Promise<void> {
  await Promise.allSettled(parts.map(({ part }) => rm(part, { recursive: true, force: true })))
}

/** The least that the files will take: an export is not refused for a guess. */
function expectedBytes(
  { finished, bitrate, channels }: ExportOrder,
  targets: readonly ExportTarget[],
): number {
  const { master, script, episode } = finished
  const size = {
    seconds: master.seconds,
    channels: channels === 'as-master' ? channelsOf(master) : channels,
    bitrate,
    tracks: script.speakers.length,
    hasMusic: (episode.file.played ?? []).length > 0,
    stemRate: master.rate,
  }
  return targets.reduce((sum, { format }) => sum + estimateSize(format, size) / 2, 0)
}

function channelsOf({ channels }: FinishedEpisode['master']): 1 | 2 {
  return channels === 1 ? 1 : 2
}
