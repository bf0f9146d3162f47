import { fromDecibels } from '../../core/audio/decibels.ts'
import { createLinkedLimiter } from '../../core/audio/limiter.ts'
import { createResampler } from '../../core/audio/resampler.ts'
import type { Attempt } from '../../core/export/export-rounds.ts'
import type { WavReader } from '../audio/wav-reader.ts'

export type SoundOfMaster = {
  readonly master: WavReader
  /** Hz and channels of the file that is written. */
  readonly rate: number
  readonly channels: 1 | 2
  readonly attempt: Attempt
  /** Hears how much of the master is read, 0…1. */
  readonly onProgress: (fraction: number) => void
}

/** Frames read at once. */
const BLOCK = 8192

/**
 * The master from its first to its last sample as it goes into a file: in its channels (one becomes two that are alike,
 * two become their mean), at its rate, at its level. Interleaved, −1…1, in blocks that are good until the next is asked
 * for: `Math.round(frames * to / from)` frames in all. Memory does not grow with the length.
 */
export function* soundOfMaster(order: SoundOfMaster): Generator<Float32Array, void, undefined> {
  const { master, rate, channels, attempt, onProgress } = order
  const { header } = master
  // What is the same in both channels is worked out once.
  const worked = channels === 2 && header.channels > 1 ? 2 : 1
  const factor = attempt.gain === 0 ? 1 : fromDecibels(attempt.gain)
  const resamplers = Array.from({ length: worked }, () =>
    header.rate === rate ? undefined : createResampler(header.rate, rate),
  )
  const limiter =
    attempt.ceiling === undefined
      ? undefined
      : createLinkedLimiter({ rate, ceiling: attempt.ceiling }, worked)
  const limited = (parts: readonly Float32Array[]) => limiter?.process(parts) ?? parts
  const read = new Float32Array(BLOCK * header.channels)

  for (let from = 0; from < header.frames; from += BLOCK) {
    const frames = master.read(from, BLOCK, read)
    const parts = resamplers.map((resampler, channel) => {
      const part = channelOf(read, frames, header.channels, worked === 1 ? undefined : channel, factor)
      return resampler?.process(part) ?? part
    })
    yield interleaved(limited(parts), channels)
    onProgress(Math.min(1, (from + frames) / header.frames))
  }
  yield interleaved(
    limited(resamplers.map((resampler) => resampler?.finish() ?? new Float32Array(0))),
    channels,
  )
  if (limiter !== undefined) yield interleaved(limiter.finish(), channels)
}

/** One channel of interleaved frames, or the mean of all, times `factor`. */
function channelOf(
  frames: Float32Array,
  count: number,
  channels: number,
  channel: number | undefined,
  factor: number,
): Float32Array {
  const samples = new Float32Array(count)
  if (channel !== undefined || channels === 1) {
    const first = channel ?? 0
    for (let i = 0; i < count; i++) samples[i] = factor * (frames[i * channels + first] ?? 0)
    return samples
  }
  const share = factor / channels
  for (let i = 0; i < count; i++) {
    let sum = 0
    for (let at = i * channels; at < (i + 1) * channels; at++) sum += frames[at] ?? 0
    samples[i] = share * sum
  }
  return samples
}

/** Channels side by side; one alone becomes as many as are wanted. */
function interleaved(parts: readonly Float32Array[], channels: 1 | 2): Float32Array {
  const [left = new Float32Array(0), right = left] = parts
  if (channels === 1) return left
  const frames = new Float32Array(2 * left.length)
  for (let i = 0; i < left.length; i++) {
    frames[2 * i] = left[i] ?? 0
    frames[2 * i + 1] = right[i] ?? 0
  }
  return frames
}
