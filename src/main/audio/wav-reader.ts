import { closeSync, fstatSync, openSync, readSync } from 'node:fs'
import { decodeSamples } from '../../core/audio/sample-codec.ts'
import { bytesPerSample, readWavHeader, type WavHeader } from '../../core/audio/wav-header.ts'
import { StudioError } from '../../shared/studio-error.ts'
import { fileError } from '../files/file-error.ts'

/** An open WAV file. Its calls block: it is meant for workers. */
export type WavReader = {
  readonly header: WavHeader
  /**
   * Fills `into` with frames from `from` on, channels interleaved, −1…1. Gives how many frames there were: fewer than
   * `count` at the end.
   */
  read(from: number, count: number, into: Float32Array): number
  close(): void
}

/** Opens a WAV file of 16-, 24- or 32-bit or float samples. Throws StudioError: `audio-unreadable` or what the disk says. */
export function openWav(path: string): WavReader {
  try {
    const file = openSync(path, 'r')
    try {
      return readerOf(file, path)
    } catch (error) {
      closeSync(file)
      throw error
    }
  } catch (error) {
    throw named(fileError(error, path), path)
  }
}

function readerOf(file: number, path: string): WavReader {
  const source = (offset: number, length: number): Uint8Array => {
    const bytes = new Uint8Array(length)
    return bytes.subarray(0, readFully(file, bytes, length, offset))
  }
  const header = readWavHeader(source, fstatSync(file).size)
  const frameBytes = bytesPerSample[header.format] * header.channels
  let bytes = new Uint8Array(0)
  return {
    header,
    read(from, count, into) {
      const wanted = Math.max(0, Math.min(count, header.frames - from))
      if (bytes.length < wanted * frameBytes) bytes = new Uint8Array(wanted * frameBytes)
      try {
        const got = readFully(file, bytes, wanted * frameBytes, header.dataStart + from * frameBytes)
        const frames = Math.floor(got / frameBytes)
        decodeSamples(bytes, header.format, frames * header.channels, into)
        return frames
      } catch (error) {
        throw fileError(error, path)
      }
    },
    close: () => closeSync(file),
  }
}

/** Reads until `length` bytes are there or the file ends; gives how many there are. */
function readFully(file: number, into: Uint8Array, length: number, position: number): number {
  let done = 0
  while (done < length) {
    const got = readSync(file, into, done, length - done, position + done)
    if (got === 0) break
    done += got
  }
  return done
}

/** Core knows no paths: its sentence about a file gets the name of the file. */
function named(error: unknown, path: string): unknown {
  if (!(error instanceof StudioError) || error.code !== 'audio-unreadable') return error
  return new StudioError(error.code, `${path}: ${error.message}`, { cause: error })
}
