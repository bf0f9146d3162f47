import { createResampler } from '../../../core/audio/resampler.ts'
import { createMusicMix, type PieceReader } from '../../../core/mix/mix-music.ts'
import { mixTimeline, type TakeReader } from '../../../core/mix/mix-timeline.ts'
import type { Timeline } from '../../../core/timeline/timeline.ts'
import { hasMusic, type MasterOrder } from './mastering-messages.ts'

/** What of an order decides how it sounds. */
export type SoundOrder = Pick<MasterOrder, 'gains' | 'rate'> & { readonly timeline: Timeline }

export type Readers = { readonly take: TakeReader; readonly piece: PieceReader }

/** A block of sound, one array a channel, good until the next is asked for; `done`: share of the episode up to its end. */
export type SoundBlock = { readonly channels: readonly Float32Array[]; readonly done: number }

/** The sound of an order at its rate, `gain` times as loud: one channel without music, two with it. */
export function* soundOf(order: SoundOrder, read: Readers, gain: number): Generator<SoundBlock> {
  const { rate, timeline } = order
  const speech = speechOf(order, read.take, gain)
  if (!hasMusic(timeline)) yield* speech
  else yield* withMusic(speech, createMusicMix({ timeline, rate, gain, read: read.piece }))
}

/**
 * The same at the rate of speech, for a first look at its loudness: a fraction of the work. The music is not filtered
 * before its samples are picked out. What is folded down by that keeps its energy, and the weighting of loudness is flat
 * up there (ITU-R BS.1770-4); the finished file is measured as it is.
 */
export function* soundToMeasure(order: SoundOrder, read: Readers): Generator<SoundBlock> {
  const { rate } = order.timeline
  const speech = speechOf({ ...order, rate }, read.take, 1)
  if (!hasMusic(order.timeline)) yield* speech
  else {
    const piece = pickingReader(read.piece, order.rate / rate)
    yield* withMusic(speech, createMusicMix({ timeline: order.timeline, rate, gain: 1, read: piece }))
  }
}

function* speechOf(
  { timeline, gains: usual, rate }: SoundOrder,
  read: TakeReader,
  gain: number,
): Generator<SoundBlock> {
  const speakers = new Set(timeline.clips.map(({ speaker }) => speaker))
  const gains = new Map([...speakers].map((speaker) => [speaker, gain * (usual.get(speaker) ?? 1)]))
  const resampler = rate === timeline.rate ? undefined : createResampler(timeline.rate, rate)
  let samples = 0
  for (const block of mixTimeline({ timeline, gains, read })) {
    samples += block.length
    yield { channels: [resampler ? resampler.process(block) : block], done: samples / timeline.length }
  }
  if (resampler) yield { channels: [resampler.finish()], done: 1 }
}

function* withMusic(
  speech: Iterable<SoundBlock>,
  music: ReturnType<typeof createMusicMix>,
): Generator<SoundBlock> {
  let left = new Float32Array(0)
  let right = new Float32Array(0)
  let start = 0
  for (const { channels, done } of speech) {
    const [block = left.subarray(0, 0)] = channels
    if (left.length < block.length) {
      left = new Float32Array(block.length)
      right = new Float32Array(block.length)
    }
    const one = left.subarray(0, block.length)
    const other = right.subarray(0, block.length)
    one.set(block)
    other.set(block)
    music.addTo(one, other, start)
    start += block.length
    yield { channels: [one, other], done }
  }
}

/** Reads pieces that have `ratio` times the rate asked for, by the sample nearest to each place. */
function pickingReader(read: PieceReader, ratio: number): PieceReader {
  let left = new Float32Array(0)
  let right = new Float32Array(0)
  return (piece, from, count, intoLeft, intoRight) => {
    const first = Math.round(from * ratio)
    const needed = Math.round((from + count - 1) * ratio) - first + 1
    if (left.length < needed) {
      left = new Float32Array(needed)
      right = new Float32Array(needed)
    }
    read(piece, first, needed, left, right)
    for (let i = 0; i < count; i++) {
      const place = Math.round((from + i) * ratio) - first
      intoLeft[i] = left[place] ?? 0
      intoRight[i] = right[place] ?? 0
    }
  }
}
