import { open, rm, stat } from 'node:fs/promises'
import type { Round } from '../../core/audio/next-round.ts'
import { audioFormats } from '../../core/export/audio-format.ts'
import {
  firstAttempt,
  missedBecause,
  nextAttempt,
  type Attempt,
  type ExportStart,
} from '../../core/export/export-rounds.ts'
import { loudnessGoal } from '../../core/export/loudness-preset.ts'
import type { AudioSource } from '../audio/decode/audio-source.ts'
import type { EncodeOrder, Encoder } from '../audio/encode/encoder.ts'
import { openWav, type WavReader } from '../audio/wav-reader.ts'
import { fileError } from '../files/file-error.ts'
import type { AudioOrder, AudioReport } from './export-messages.ts'
import { measureAudio, type MeasuredAudio } from './measure-audio.ts'
import { soundOfMaster } from './sound-of-master.ts'

/** What files are written and read back with. */
export type EncodeTools = {
  readonly createEncoder: (order: EncodeOrder) => Promise<Encoder>
  readonly openAudio: (path: string) => Promise<AudioSource>
  /** What a file of this format says about itself. */
  readonly tagsFor: (order: AudioOrder) => Pick<EncodeOrder, 'tags' | 'head' | 'tail'>
  /** Adds to a whole file what could not be written with its sound. */
  readonly complete: (order: AudioOrder) => Promise<void>
}

/** Share of the work that is left which a round is taken to be; most are right at once or with the second. */
const shareOfRound = 0.65
/** Share of a round that is encoding; the rest is decoding. */
const shareOfEncoding = 0.85

/**
 * Makes one audio file of a master: encoded, decoded and measured, encoded again with another gain or ceiling until it
 * is right (at most four times), tagged, and on disk before this returns, under the name of the part. The master is read
 * once a round; memory does not grow with its length. Throws StudioError for what a disk can refuse.
 */
export async function encodeInRounds(
  order: AudioOrder,
  tools: EncodeTools,
  onProgress: (fraction: number) => void,
): Promise<AudioReport> {
  const master = openWav(order.master)
  try {
    const start = startOf(order)
    const rounds: Round[] = []
    let left = 1
    let measured: MeasuredAudio
    let attempt: Attempt | undefined = firstAttempt(start)
    do {
      if (rounds.length > 0) await rm(order.part, { force: true })
      const [before, size] = [1 - left, left * shareOfRound]
      left -= size
      measured = await encodeOnce(order, master, attempt, tools, (fraction) =>
        onProgress(before + fraction * size),
      )
      rounds.push({
        gain: attempt.gain,
        ceiling: attempt.ceiling ?? 0,
        integrated: measured.integrated ?? -Infinity,
        truePeak: measured.truePeak ?? -Infinity,
      })
      attempt = nextAttempt(start, rounds)
    } while (attempt)
    await tools.complete(order)
    return await reportOf(order, start, rounds, measured)
  } finally {
    master.close()
  }
}

function startOf({ format, channels, preset, loudness, truePeak }: AudioOrder): ExportStart {
  return {
    format,
    channels,
    goal: loudnessGoal(preset, channels),
    loudness: loudness ?? undefined,
    truePeak: truePeak ?? undefined,
  }
}

async function encodeOnce(
  order: AudioOrder,
  master: WavReader,
  attempt: Attempt,
  tools: EncodeTools,
  onProgress: (fraction: number) => void,
): Promise<MeasuredAudio> {
  const { format, part: path, channels, bitrate, bits } = order
  const { rate, isLossy } = audioFormats[format]
  const quality = isLossy ? { bitrate } : { bits }
  const encoder = await tools.createEncoder({
    format,
    path,
    rate,
    channels,
    frames: Math.round((master.header.frames * rate) / master.header.rate),
    ...quality,
    ...tools.tagsFor(order),
  })
  try {
    const encoding = (fraction: number) => onProgress(fraction * shareOfEncoding)
    for (const block of soundOfMaster({ master, rate, channels, attempt, onProgress: encoding }))
      if (block.length > 0) await encoder.add(block)
    await encoder.finish()
  } catch (error) {
    await encoder.abort()
    throw error
  }
  const source = await tools.openAudio(path)
  try {
    const frames = (master.header.frames * source.rate) / master.header.rate
    return await measureAudio(source, frames, (fraction) =>
      onProgress(shareOfEncoding + fraction * (1 - shareOfEncoding)),
    )
  } finally {
    await source.close()
  }
}

async function reportOf(
  order: AudioOrder,
  start: ExportStart,
  rounds: readonly Round[],
  { integrated, truePeak = -Infinity, frames, rate }: MeasuredAudio,
): Promise<AudioReport> {
  const reason = missedBecause(start, rounds)
  return {
    format: order.format,
    bytes: await syncedSize(order.part),
    seconds: frames / rate,
    goal: start.goal === undefined ? null : Math.round(start.goal.loudness * 100) / 100,
    channels: order.channels,
    loudness: integrated ?? null,
    truePeak: Number.isFinite(truePeak) ? truePeak : null,
    rounds: rounds.length,
    ...(reason === undefined ? {} : { reason }),
  }
}

/** Bytes of a file once it is on disk. */
async function syncedSize(path: string): Promise<number> {
  try {
    const file = await open(path, 'r+')
    await file.sync().finally(() => file.close())
    return (await stat(path)).size
  } catch (error) {
    throw fileError(error, path)
  }
}
