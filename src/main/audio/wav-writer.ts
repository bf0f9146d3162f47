import { closeSync, fsyncSync, ftruncateSync, openSync, rmSync, writeSync } from 'node:fs'
import { dirname } from 'node:path'
import { encodeSamples } from '../../core/audio/sample-codec.ts'
import { bytesPerSample, type WavFormat, wavHeader } from '../../core/audio/wav-header.ts'
import { fileError } from '../files/file-error.ts'
import { partPath } from '../files/part-name.ts'
import { replaceFileNow } from '../files/replace-file.ts'
import { syncFolderNow } from '../files/sync-folder.ts'

/** A WAV file that is being written. Its calls block: it is meant for workers. */
export type WavWriter = {
  /** Appends frames, channels interleaved. 16-bit samples are for a `pcm16` file and go in as they are. */
  write(samples: Float32Array | Int16Array): void
  /** Forgets what was written and starts the file again. */
  restart(): void
  /** Completes the file and puts it in its place, unless that is left to somebody else: on disk before this returns. */
  finish(): void
  /** Leaves nothing behind. Harmless after `finish`. */
  abort(): void
}

export type WavWriterOptions = WavFormat & {
  /** The unfinished file, in the same folder; by default a new hidden name. */
  readonly part?: string
  /** Whether it keeps that name when it is finished: somebody else puts it in its place. */
  readonly staysPart?: boolean
  /** Whole chunks to stand after the samples, even in length. */
  readonly trailing?: Uint8Array | undefined
}

/** Samples are gathered into writes of this many bytes. */
const gathered = 1 << 18

/**
 * Writes a WAV file (RF64 past 4 GiB) beside its place and moves it there when it is whole; an older file at `path` is
 * replaced only then. Throws StudioError for what a disk can refuse; after that only `abort` makes sense.
 */
export function createWavWriter(path: string, options: WavWriterOptions): WavWriter {
  const part = options.part ?? partPath(path)
  const { trailing = new Uint8Array(0) } = options
  const headerOf = (frames: number) =>
    wavHeader({
      format: options.format,
      rate: options.rate,
      channels: options.channels,
      frames,
      trailing: trailing.length,
    })
  const headerBytes = headerOf(0).length
  const frameBytes = bytesPerSample[options.format] * options.channels
  const buffer = new Uint8Array(gathered)
  let filled = 0
  let written = 0
  let isFinished = false
  let file: number | undefined = attempt(() => openSync(part, 'wx', 0o644))

  function attempt<Result>(action: () => Result): Result {
    try {
      return action()
    } catch (error) {
      throw fileError(error, path)
    }
  }

  function opened(): number {
    if (file === undefined) throw new Error('The writer is finished.')
    return file
  }

  function writeAt(bytes: Uint8Array, length: number, position: number): void {
    for (let done = 0; done < length;) {
      done += writeSync(opened(), bytes, done, length - done, position + done)
    }
  }

  function flush(): void {
    writeAt(buffer, filled, headerBytes + written)
    written += filled
    filled = 0
  }

  function complete(): void {
    flush()
    const bytes = written
    if (bytes % 2 === 1) writeAt(new Uint8Array(1), 1, headerBytes + bytes)
    const end = headerBytes + bytes + (bytes % 2)
    writeAt(trailing, trailing.length, end)
    ftruncateSync(opened(), end + trailing.length)
    const header = headerOf(bytes / frameBytes)
    writeAt(header, header.length, 0)
    fsyncSync(opened())
    closeSync(opened())
    file = undefined
    if (options.staysPart !== true) replaceFileNow(part, path)
    isFinished = true
    if (options.staysPart === true) return
    syncFolderNow(dirname(path))
  }

  return {
    write(samples) {
      const bytes =
        samples instanceof Int16Array
          ? new Uint8Array(samples.buffer, samples.byteOffset, samples.byteLength)
          : encodeSamples(samples, options.format)
      attempt(() => {
        for (let from = 0; from < bytes.length;) {
          const piece = bytes.subarray(from, from + gathered - filled)
          buffer.set(piece, filled)
          filled += piece.length
          from += piece.length
          if (filled === gathered) flush()
        }
      })
    },
    restart() {
      filled = 0
      written = 0
    },
    finish: () => attempt(complete),
    abort() {
      if (file !== undefined) closeSync(file)
      file = undefined
      if (!isFinished) rmSync(part, { force: true })
    },
  }
}
