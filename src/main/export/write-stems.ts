import { fromDecibels } from '../../core/audio/decibels.ts'
import { createLoudnessMeter } from '../../core/audio/loudness-meter.ts'
import { mostGain } from '../../core/audio/next-round.ts'
import { createResampler } from '../../core/audio/resampler.ts'
import { mixTimeline, type TakeReader } from '../../core/mix/mix-timeline.ts'
import type { PieceReader } from '../../core/mix/mix-music.ts'
import type { Timeline } from '../../core/timeline/timeline.ts'
import { createWavWriter } from '../audio/wav-writer.ts'
import { hasMusic } from '../studio/mastering/mastering-messages.ts'
import { openTakes } from '../studio/mastering/open-takes.ts'
import { soundToMeasure, type Readers } from '../studio/mastering/sound-of-order.ts'
import type { StemsOrder, StemsReport } from './export-messages.ts'
import { writeMusicTrack } from './write-music-track.ts'

/**
 * Writes a mono WAV file of 32-bit floats for each speaker, with every clip at its true place and silence elsewhere, and
 * one of two channels for the music, all as long as the master: put together they are the master before its limiter. One
 * pass over the takes to measure, one for each track; memory does not grow with the episode. The call blocks, so it
 * belongs in a worker. Throws StudioError.
 */
export function writeStems(
  order: StemsOrder,
  piece: PieceReader,
  onProgress: (fraction: number) => void,
): StemsReport {
  const { rate, length, clips, music, tracks, musicTrack } = order
  const timeline: Timeline = { rate, length, clips, chapters: [], ...(music.length === 0 ? {} : { music }) }
  const takes = openTakes(order.takes, rate)
  const passes = tracks.length + (musicTrack === undefined ? 1 : 2)
  const pass = (index: number) => (fraction: number) => onProgress((index + fraction) / passes)
  try {
    const gain = gainOf(order, timeline, { take: takes.read, piece }, pass(0))
    let bytes = 0
    for (const [index, { speaker, path }] of tracks.entries()) {
      const own = timeline.clips.filter((clip) => clip.speaker === speaker)
      const gains = new Map([[speaker, gain * (order.gains.get(speaker) ?? 1)]])
      bytes += writeTrack(order, { ...timeline, clips: own }, gains, takes.read, path, pass(index + 1))
    }
    if (musicTrack !== undefined)
      bytes += writeMusicTrack({
        timeline,
        rate: order.trackRate,
        frames: order.trackFrames,
        gain,
        read: piece,
        path: musicTrack,
        onProgress: pass(tracks.length + 1),
      })
    return { bytes }
  } finally {
    takes.close()
  }
}

/** The factor that brings all tracks together to the loudness of the master. */
function gainOf(
  { gains, loudness, trackRate: rate }: StemsOrder,
  timeline: Timeline,
  read: Readers,
  onProgress: (fraction: number) => void,
): number {
  if (loudness === null) return 1
  const meter = createLoudnessMeter({
    rate: timeline.rate,
    ...(hasMusic(timeline) ? { channels: 2 } : { channels: 1, dualMono: true }),
  })
  for (const { channels, done } of soundToMeasure({ timeline, gains, rate }, read)) {
    const [left = new Float32Array(0), right] = channels
    meter.add(left, right)
    onProgress(done)
  }
  const { integrated } = meter.read()
  return integrated === undefined ? 1 : fromDecibels(Math.min(mostGain, loudness - integrated))
}

function writeTrack(
  { trackRate: rate, trackFrames }: StemsOrder,
  timeline: Timeline,
  gains: ReadonlyMap<string, number>,
  read: TakeReader,
  path: string,
  onProgress: (fraction: number) => void,
): number {
  const writer = createWavWriter(path, { format: 'float32', rate, channels: 1, part: path, staysPart: true })
  try {
    const resampler = rate === timeline.rate ? undefined : createResampler(timeline.rate, rate)
    let left = trackFrames
    const write = (samples: Float32Array) => {
      const kept = samples.subarray(0, left)
      writer.write(kept)
      left -= kept.length
    }
    let samples = 0
    for (const block of mixTimeline({ timeline, gains, read })) {
      write(resampler?.process(block) ?? block)
      samples += block.length
      onProgress(samples / timeline.length)
    }
    if (resampler) write(resampler.finish())
    // What follows the last word in the master, such as music, is silence here.
    const silence = new Float32Array(8192)
    for (; left > 0; left -= silence.length) writer.write(silence.subarray(0, left))
    writer.finish()
    return trackFrames * 4
  } finally {
    writer.abort()
  }
}
