import { mixDown } from '../../../core/audio/mix-down.ts'
import { StudioError } from '../../../shared/studio-error.ts'
import { openWav } from '../wav-reader.ts'
import type { AudioSource } from './audio-source.ts'
import { damaged, unsupported } from './refusals.ts'

const framesAtOnce = 1 << 15

/** Opens a WAV or RF64 file of whole or floating samples. */
export function openWavSource(path: string): AudioSource {
  const wav = opened(path)
  const { rate, channels } = wav.header

  async function* blocks(): AsyncGenerator<Float32Array, void, undefined> {
    const block = new Float32Array(framesAtOnce * channels)
    for (let from = 0; from < wav.header.frames;) {
      const frames = wav.read(from, framesAtOnce, block)
      if (frames === 0) throw damaged(path, 'it ends before its sound does')
      yield mixDown(block.subarray(0, frames * channels), channels, 'wave')
      from += frames
    }
  }

  return {
    kind: 'wav',
    rate,
    channels: channels === 1 ? 1 : 2,
    blocks,
    async close() {
      wav.close()
    },
  }
}

/** A WAV file can hold nearly anything; one whose samples are of another kind is whole all the same. */
function opened(path: string): ReturnType<typeof openWav> {
  try {
    return openWav(path)
  } catch (error) {
    if (!(error instanceof StudioError) || error.code !== 'audio-unreadable') throw error
    if (/of a kind/.test(error.message)) throw unsupported(path, 'it is a WAV file with compressed sound')
    throw damaged(path, 'it is a WAV file without a whole header', error)
  }
}
