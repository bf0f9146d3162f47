import { dirname } from 'node:path'
import { encodePeaks } from '../../core/audio/peaks-file.ts'
import { peaksOf } from '../../core/audio/peaks.ts'
import { openWav, type WavReader } from '../audio/wav-reader.ts'
import { writeFileAtomic } from '../files/write-file.ts'
import { sizeOf } from './present-master.ts'
import { makeFolder } from '../files/make-folder.ts'

const BLOCK = 65_536

/** Draws the waveform of a WAV file into the file `output`, unless that is there. Blocks its thread; throws StudioError. */
export async function drawPeaks(audio: string, output: string): Promise<void> {
  if ((await sizeOf(output)) !== undefined) return
  const wav = openWav(audio)
  try {
    const bytes = encodePeaks(peaksOf(blocksOf(wav)))
    await makeFolder(dirname(output))
    await writeFileAtomic(output, bytes)
  } finally {
    wav.close()
  }
}

/** The first channel as 16-bit samples. */
function* blocksOf(wav: WavReader): Generator<Int16Array> {
  const { channels, frames } = wav.header
  const interleaved = new Float32Array(BLOCK * channels)
  const samples = new Int16Array(BLOCK)
  for (let from = 0; from < frames; from += BLOCK) {
    const count = wav.read(from, BLOCK, interleaved)
    for (let i = 0; i < count; i++)
      samples[i] = Math.max(-32_768, Math.min(32_767, Math.round((interleaved[i * channels] ?? 0) * 32_768)))
    yield samples.subarray(0, count)
  }
}
