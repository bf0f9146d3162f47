import { createLoudnessMeter, type LoudnessReading } from '../../core/audio/loudness-meter.ts'
import type { AudioSource } from '../audio/decode/audio-source.ts'

export type MeasuredAudio = LoudnessReading & { readonly frames: number; readonly rate: number }

/**
 * Loudness and true peak of a file as it is decoded, with the channels that it has: one channel reads 3.01 LU less than
 * from two loudspeakers. `frames`: how many are expected, for the progress. Throws what the source throws.
 */
export async function measureAudio(
  source: AudioSource,
  frames: number,
  onProgress: (fraction: number) => void,
): Promise<MeasuredAudio> {
  const { rate, channels } = source
  const meter = createLoudnessMeter({ rate, channels, truePeak: true })
  let heard = 0
  for await (const block of source.blocks()) {
    const count = block.length / channels
    if (channels === 1) meter.add(block)
    else meter.add(everySecond(block, 0), everySecond(block, 1))
    heard += count
    onProgress(Math.min(1, heard / Math.max(1, frames)))
  }
  return { ...meter.read(), frames: heard, rate }
}

function everySecond(frames: Float32Array, first: 0 | 1): Float32Array {
  const samples = new Float32Array(frames.length / 2)
  for (let i = 0; i < samples.length; i++) samples[i] = frames[2 * i + first] ?? 0
  return samples
}
