import { createLoudnessMeter } from '../../core/audio/loudness-meter.ts'
import { createResampler } from '../../core/audio/resampler.ts'
import { StudioError } from '../../shared/studio-error.ts'
import type { AudioSource } from '../audio/decode/audio-source.ts'
import { createWavWriter } from '../audio/wav-writer.ts'
import type { MusicPiece } from './music-file.ts'

/** Opens an audio file of any kind. Throws StudioError `audio-…`. */
export type OpenAudio = (path: string) => Promise<AudioSource>

export type DecodeMusic = {
  readonly open: OpenAudio
  /** The audio file, and what a person calls it in a message. */
  readonly path: string
  readonly name: string
  /** The WAV file of 32-bit floats to write, and its rate, Hz. */
  readonly output: string
  readonly rate: number
  readonly signal: AbortSignal
}

/** What a piece of music was found to be. */
export type MusicFacts = Pick<MusicPiece, 'kind' | 'seconds' | 'rate' | 'channels' | 'loudness' | 'truePeak'>

/** Seconds of the longest piece. Its decoded form takes 1.3 GB. */
const longest = 3600

/**
 * Decodes a piece once, from beginning to end and in constant memory, into a WAV file that can be read at any place, and
 * measures it on the way. Throws StudioError: what `open` says of a file that is no music, `audio-damaged`,
 * `audio-too-large`, `cancelled`; then there is no file.
 */
export async function decodeMusic(job: DecodeMusic): Promise<MusicFacts> {
  const { rate, signal, name } = job
  const source = await job.open(job.path)
  const { channels } = source
  const writer = createWavWriter(job.output, { format: 'float32', rate, channels })
  try {
    const meter = createLoudnessMeter({
      rate: source.rate,
      truePeak: true,
      ...(channels === 2 ? { channels } : { channels, dualMono: true }),
    })
    const resamplers =
      source.rate === rate
        ? undefined
        : Array.from({ length: channels }, () => createResampler(source.rate, rate))
    let frames = 0
    for await (const block of source.blocks()) {
      if (signal.aborted) throw new StudioError('cancelled', 'The decoding was cancelled.')
      const parts = parted(block, channels)
      const [left = block, right] = parts
      frames += left.length
      if (frames > longest * source.rate)
        throw new StudioError(
          'audio-too-large',
          `${name} is longer than an hour, the most that music can be.`,
        )
      meter.add(left, right)
      writer.write(
        joined(resamplers ? parts.map((part, at) => resamplers[at]?.process(part) ?? part) : parts),
      )
    }
    if (frames === 0) throw new StudioError('audio-damaged', `There is no sound in ${name}.`)
    if (resamplers) writer.write(joined(resamplers.map((resampler) => resampler.finish())))
    writer.finish()
    const { integrated, truePeak = -Infinity } = meter.read()
    return {
      kind: source.kind,
      seconds: frames / source.rate,
      rate: source.rate,
      channels,
      loudness: integrated ?? null,
      truePeak: Number.isFinite(truePeak) ? truePeak : null,
    }
  } finally {
    writer.abort()
    await source.close()
  }
}

/** Each channel by itself, without what is not a number. */
function parted(interleaved: Float32Array, channels: 1 | 2): readonly Float32Array[] {
  const length = Math.floor(interleaved.length / channels)
  return Array.from({ length: channels }, (_, channel) => {
    const part = new Float32Array(length)
    for (let i = 0; i < length; i++) {
      const value = interleaved[i * channels + channel] ?? 0
      part[i] = Number.isFinite(value) ? value : 0
    }
    return part
  })
}

function joined([left = new Float32Array(0), right]: readonly Float32Array[]): Float32Array {
  if (right === undefined) return left
  const frames = new Float32Array(2 * left.length)
  for (let i = 0; i < left.length; i++) {
    frames[2 * i] = left[i] ?? 0
    frames[2 * i + 1] = right[i] ?? 0
  }
  return frames
}
