import { createMusicMix, type PieceReader } from '../../core/mix/mix-music.ts'
import type { Timeline } from '../../core/timeline/timeline.ts'
import { createWavWriter } from '../audio/wav-writer.ts'

export type MusicTrack = {
  readonly timeline: Timeline
  /** Hz and frames of the track. */
  readonly rate: number
  readonly frames: number
  /** Amplitude factor of all music. */
  readonly gain: number
  readonly read: PieceReader
  /** The WAV file to write. */
  readonly path: string
  readonly onProgress: (fraction: number) => void
}

/** Frames mixed at once. */
const BLOCK = 8192

/**
 * Writes all music of an episode, faded and ducked as in its master, into a WAV file of 32-bit floats in two channels.
 * Gives the bytes of its samples. Memory does not grow with the episode; the call blocks. Throws StudioError.
 */
export function writeMusicTrack({ timeline, rate, frames, path, onProgress, ...how }: MusicTrack): number {
  const writer = createWavWriter(path, { format: 'float32', rate, channels: 2, part: path, staysPart: true })
  try {
    const music = createMusicMix({ timeline, rate, ...how })
    const left = new Float32Array(BLOCK)
    const right = new Float32Array(BLOCK)
    const both = new Float32Array(2 * BLOCK)
    for (let start = 0; start < frames; start += BLOCK) {
      const count = Math.min(BLOCK, frames - start)
      left.fill(0)
      right.fill(0)
      music.addTo(left.subarray(0, count), right.subarray(0, count), start)
      for (let i = 0; i < count; i++) {
        both[2 * i] = left[i] ?? 0
        both[2 * i + 1] = right[i] ?? 0
      }
      writer.write(both.subarray(0, 2 * count))
      onProgress((start + count) / frames)
    }
    writer.finish()
    return frames * 8
  } finally {
    writer.abort()
  }
}
