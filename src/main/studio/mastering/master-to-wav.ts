import { fromDecibels } from '../../../core/audio/decibels.ts'
import { createDither } from '../../../core/audio/dither.ts'
import { createLimiter } from '../../../core/audio/limiter.ts'
import { createLoudnessMeter, type LoudnessReading } from '../../../core/audio/loudness-meter.ts'
import { createResampler } from '../../../core/audio/resampler.ts'
import { mixTimeline, type TakeReader } from '../../../core/mix/mix-timeline.ts'
import { createWavWriter, type WavWriter } from '../../audio/wav-writer.ts'
import type { MasterOrder, MasterReport } from './mastering-messages.ts'
import { isMet, mostGain, nextRound, type Round } from './next-round.ts'
import { openTakes } from './open-takes.ts'

export type MasterWork = {
  readonly order: MasterOrder
  /** Where the file is written and left when it is finished; without it, it is put in the place of the output. */
  readonly part?: string
  /** Hears how far the work is, 0…1, never falling. */
  readonly onProgress?: (fraction: number) => void
}

/** Share of the work that is left which the first pass and each round after it are taken to be. */
const shareOfPass = 0.3
const shareOfRound = 0.65

/**
 * Makes the finished 16-bit WAV file of a timeline: speakers levelled, the whole brought to the target loudness, peaks
 * limited, dithered. The file is measured while it is written and written again until it is right (at most four times).
 * The same order gives the same bytes. Memory does not grow with the episode; the call blocks, so it belongs in a worker.
 * Throws StudioError: `take-broken`, or what the disk refuses. A failure leaves neither a half file nor a changed one.
 */
export function masterToWav(work: MasterWork): MasterReport {
  const { order } = work
  const takes = openTakes(order.takes, order.timeline.rate)
  let writer: WavWriter | undefined
  try {
    writer = createWavWriter(order.output, {
      format: 'pcm16',
      rate: order.rate,
      channels: order.channels,
      ...(work.part === undefined ? {} : { part: work.part, staysPart: true }),
    })
    const report = masterInRounds(order, takes.read, writer, work.onProgress ?? (() => undefined))
    writer.finish()
    return report
  } finally {
    writer?.abort()
    takes.close()
  }
}

function masterInRounds(
  order: MasterOrder,
  read: TakeReader,
  writer: WavWriter,
  onProgress: (fraction: number) => void,
): MasterReport {
  let done = 0
  const stage = (share: number): ((fraction: number) => void) => {
    const start = done
    const size = (1 - done) * share
    done += size
    return (fraction) => onProgress(start + fraction * size)
  }

  const { integrated } = measure(order, read, stage(shareOfPass))
  let attempt: { gain: number; ceiling: number } | undefined = {
    gain: integrated === undefined ? 0 : Math.min(mostGain, order.target - integrated),
    ceiling: order.ceiling,
  }
  const rounds: Round[] = []
  let reading: LoudnessReading
  do {
    reading = write(order, attempt, read, writer, stage(shareOfRound))
    rounds.push({
      ...attempt,
      integrated: reading.integrated ?? -Infinity,
      truePeak: reading.truePeak ?? -Infinity,
    })
    attempt =
      integrated === undefined || reading.integrated === undefined ? undefined : nextRound(rounds, order)
  } while (attempt)
  return reportOf(order, rounds, reading)
}

/** Loudness of the mix as it is. */
function measure(
  order: MasterOrder,
  read: TakeReader,
  progress: (fraction: number) => void,
): LoudnessReading {
  const { timeline, gains } = order
  const meter = createLoudnessMeter({ rate: timeline.rate, channels: 1, dualMono: true })
  let samples = 0
  for (const block of mixTimeline({ timeline, gains, read })) {
    meter.add(block)
    samples += block.length
    progress(samples / timeline.length)
  }
  return meter.read()
}

/** Writes the whole file and measures what is in it. */
function write(
  order: MasterOrder,
  { gain, ceiling }: { readonly gain: number; readonly ceiling: number },
  read: TakeReader,
  writer: WavWriter,
  progress: (fraction: number) => void,
): LoudnessReading {
  const { timeline, rate } = order
  // The mix only adds up, so that the gain of the whole can be given to each speaker.
  const factor = fromDecibels(gain)
  const speakers = new Set(timeline.clips.map((clip) => clip.speaker))
  const gains = new Map([...speakers].map((speaker) => [speaker, factor * (order.gains.get(speaker) ?? 1)]))
  const resampler = rate === timeline.rate ? undefined : createResampler(timeline.rate, rate)
  const limiter = createLimiter({ rate, ceiling })
  const sink = createSink(order, writer)
  writer.restart()
  let samples = 0
  for (const block of mixTimeline({ timeline, gains, read })) {
    sink.add(limiter.process(resampler ? resampler.process(block) : block))
    samples += block.length
    progress(samples / timeline.length)
  }
  if (resampler) sink.add(limiter.process(resampler.finish()))
  sink.add(limiter.finish())
  return sink.read()
}

/** Rounds, writes and measures. */
function createSink(
  { rate, channels }: MasterOrder,
  writer: WavWriter,
): { add(samples: Float32Array): void; read(): LoudnessReading } {
  const dither = createDither()
  const meter = createLoudnessMeter({ rate, channels: 1, dualMono: true, truePeak: true })
  let rounded = new Int16Array(0)
  let heard = new Float32Array(0)
  return {
    add(samples) {
      if (rounded.length < samples.length) {
        rounded = new Int16Array(samples.length)
        heard = new Float32Array(samples.length)
      }
      const pcm = rounded.subarray(0, samples.length)
      const sound = heard.subarray(0, samples.length)
      dither.quantise(samples, pcm, sound)
      writer.write(channels === 1 ? pcm : twice(pcm))
      meter.add(sound)
    },
    read: () => meter.read(),
  }
}

/** One channel as two that are alike. */
function twice(pcm: Int16Array): Int16Array {
  const frames = new Int16Array(2 * pcm.length)
  for (let i = 0; i < pcm.length; i++) {
    const sample = pcm[i] ?? 0
    frames[2 * i] = sample
    frames[2 * i + 1] = sample
  }
  return frames
}

function reportOf(order: MasterOrder, rounds: readonly Round[], reading: LoudnessReading): MasterReport {
  const last = rounds.at(-1)
  const targetMet = last !== undefined && isMet(last, order)
  const frames = Math.round((order.timeline.length * order.rate) / order.timeline.rate)
  const { integrated, truePeak = -Infinity } = reading
  return {
    integrated: integrated ?? null,
    truePeak: Number.isFinite(truePeak) ? truePeak : null,
    range: reading.range,
    seconds: frames / order.rate,
    rate: order.rate,
    channels: order.channels,
    rounds: rounds.length,
    targetMet,
    ...(targetMet ? {} : { reason: reasonFor(last, integrated) }),
  }
}

function reasonFor(last: Round | undefined, integrated: number | undefined): string {
  if (integrated === undefined || last === undefined) {
    return 'Nothing in the episode is long and loud enough to measure: its level was left as it is.'
  }
  const reached = `It came to ${integrated.toFixed(1)} LUFS with peaks of ${last.truePeak.toFixed(1)} dBTP`
  return last.gain >= mostGain
    ? `The takes are too quiet to be raised further. ${reached}.`
    : `Peaks that high leave no room for more. ${reached}.`
}
