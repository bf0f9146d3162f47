import type { PieceReader } from '../../../core/mix/mix-music.ts'
import { StudioError } from '../../../shared/studio-error.ts'
import { openWav, type WavReader } from '../../audio/wav-reader.ts'

export type OpenPieces = { readonly read: PieceReader; close(): void }

/**
 * Reads pieces of music from their WAV files, of one or two channels at `rate` Hz. Throws StudioError `audio-unreadable`
 * for one that is missing, damaged or of another kind.
 */
export function openPieces(paths: ReadonlyMap<string, string>, rate: number): OpenPieces {
  const open = new Map<string, WavReader>()
  let frames = new Float32Array(0)

  function reader(piece: string): WavReader {
    const known = open.get(piece)
    if (known) return known
    const path = paths.get(piece)
    if (path === undefined) throw new StudioError('audio-unreadable', 'A piece of music has no file.')
    const opened = openWav(path)
    open.set(piece, opened)
    const { header } = opened
    if (header.rate !== rate || header.channels > 2)
      throw new StudioError('audio-unreadable', `${path} is not music at ${rate} Hz.`)
    return opened
  }

  return {
    read(piece, from, count, left, right) {
      const wav = reader(piece)
      const { channels } = wav.header
      if (frames.length < count * channels) frames = new Float32Array(count * channels)
      const got = wav.read(from, count, frames)
      for (let i = 0; i < got; i++) {
        const sample = frames[channels * i] ?? 0
        left[i] = sample
        right[i] = channels === 1 ? sample : (frames[2 * i + 1] ?? 0)
      }
      left.fill(0, got, count)
      right.fill(0, got, count)
    },
    close() {
      for (const wav of open.values()) wav.close()
      open.clear()
    },
  }
}
