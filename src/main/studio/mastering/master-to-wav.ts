import { fromDecibels } from '../../../core/audio/decibels.ts'
import { createLinkedLimiter } from '../../../core/audio/limiter.ts'
import { createLoudnessMeter, type LoudnessReading } from '../../../core/audio/loudness-meter.ts'
import { createWavWriter, type WavWriter } from '../../audio/wav-writer.ts'
import { hasMusic, type MasterOrder, type MasterReport } from './mastering-messages.ts'
import { isMet, mostGain, nextRound, type Round } from '../../../core/audio/next-round.ts'
import { openPieces } from './open-pieces.ts'
import { openTakes } from './open-takes.ts'
import { createMasterSink } from './master-sink.ts'
import { soundOf, soundToMeasure, type Readers } from './sound-of-order.ts'

export type MasterWork = {
  readonly order: MasterOrder
  /** Where the file is written and left when it is finished; without it, it is put in the place of the output. */
  readonly part?: string
  /** Hears how far the work is, 0…1, never falling. */
  readonly onProgress?: (fraction: number) => void
}

const nothing = new Float32Array(0)
/** Share of the work that is left which the first pass and each round after it are taken to be. */
const shareOfPass = 0.3
const shareOfRound = 0.65

/**
 * Makes the finished 16-bit WAV file of a timeline: speakers levelled, the whole brought to the target loudness, peaks
 * limited, dithered; with music, which makes it stereo. The file is measured while it is written and written again until it is right (at most four times).
 * The same order gives the same bytes. Memory does not grow with the episode; the call blocks, so it belongs in a worker.
 * Throws StudioError: `take-broken`, or what the disk refuses. A failure leaves neither a half file nor a changed one.
 */
export function masterToWav(work: MasterWork): MasterReport {
  const { order } = work
  const takes = openTakes(order.takes, order.timeline.rate)
  const pieces = openPieces(order.pieces, order.rate)
  let writer: WavWriter | undefined
  try {
    writer = createWavWriter(order.output, {
      format: 'pcm16',
      rate: order.rate,
      channels: order.channels,
      ...(work.part === undefined ? {} : { part: work.part, staysPart: true }),
    })
    const report = masterInRounds(
      order,
      { take: takes.read, piece: pieces.read },
      writer,
      work.onProgress ?? (() => undefined),
    )
    writer.finish()
    return report
  } finally {
    writer?.abort()
    takes.close()
    pieces.close()
  }
}

function masterInRounds(
  order: MasterOrder,
  read: Readers,
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
function measure(order: MasterOrder, read: Readers, progress: (fraction: number) => void): LoudnessReading {
  const { timeline } = order
  const meter = createLoudnessMeter({
    rate: timeline.rate,
    ...(hasMusic(timeline) ? { channels: 2 } : { channels: 1, dualMono: true }),
  })
  for (const { channels, done } of soundToMeasure(order, read)) {
    const [left = nothing, right] = channels
    meter.add(left, right)
    progress(done)
  }
  return meter.read()
}

/** Writes the whole file with this gain (dB) and limiter, and measures what is in it. */
function write(
  order: MasterOrder,
  { gain, ceiling }: { gain: number; ceiling: number },
  read: Readers,
  writer: WavWriter,
  progress: (fraction: number) => void,
): LoudnessReading {
  const limiter = createLinkedLimiter({ rate: order.rate, ceiling }, hasMusic(order.timeline) ? 2 : 1)
  const sink = createMasterSink(order, writer)
  writer.restart()
  for (const { channels, done } of soundOf(order, read, fromDecibels(gain))) {
    sink.add(limiter.process(channels))
    progress(done)
  }
  sink.add(limiter.finish())
  return sink.read()
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
