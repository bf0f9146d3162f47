import { createDither, type Dither } from '../../../core/audio/dither.ts'
import { createLoudnessMeter, type LoudnessReading } from '../../../core/audio/loudness-meter.ts'
import type { WavWriter } from '../../audio/wav-writer.ts'
import { hasMusic, type MasterOrder } from './mastering-messages.ts'

export type MasterSink = {
  /** One array a channel; of one channel alone, two alike are written where the order wants two. */
  add(channels: readonly Float32Array[]): void
  read(): LoudnessReading
}

const nothing = new Float32Array(0)

/** Rounds the sound of an order to 16 bits, writes it and measures what was written. */
export function createMasterSink(order: MasterOrder, writer: WavWriter): MasterSink {
  const isStereo = hasMusic(order.timeline)
  const meter = createLoudnessMeter({
    rate: order.rate,
    truePeak: true,
    ...(isStereo ? { channels: 2 } : { channels: 1, dualMono: true }),
  })
  // The noise of two channels must not be alike, or it would be heard between them.
  const left = createRounding(createDither())
  const right = isStereo ? createRounding(createDither(0x5bd1e995)) : left
  return {
    add([one = nothing, other]) {
      const first = left(one)
      const second = other === undefined ? first : right(other)
      writer.write(order.channels === 1 ? first.pcm : interleaved(first.pcm, second.pcm))
      if (other === undefined) meter.add(first.heard)
      else meter.add(first.heard, second.heard)
    },
    read: () => meter.read(),
  }
}

/** Samples as they are in the file, and what they are worth there; good until the next call. */
function createRounding(dither: Dither) {
  let rounded = new Int16Array(0)
  let worth = new Float32Array(0)
  return (samples: Float32Array) => {
    if (rounded.length < samples.length) {
      rounded = new Int16Array(samples.length)
      worth = new Float32Array(samples.length)
    }
    const pcm = rounded.subarray(0, samples.length)
    const heard = worth.subarray(0, samples.length)
    dither.quantise(samples, pcm, heard)
    return { pcm, heard }
  }
}

function interleaved(left: Int16Array, right: Int16Array): Int16Array {
  const frames = new Int16Array(2 * left.length)
  for (let i = 0; i < left.length; i++) {
    frames[2 * i] = left[i] ?? 0
    frames[2 * i + 1] = right[i] ?? 0
  }
  return frames
}
