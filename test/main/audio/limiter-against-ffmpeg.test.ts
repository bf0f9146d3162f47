import { join } from 'node:path'
import { expect, test } from 'vitest'
import { createLimiter } from '../../../src/core/audio/limiter.ts'
import { createWavWriter } from '../../../src/main/audio/wav-writer.ts'
import { ffmpegLoudness, hasFfmpeg } from '../../helpers/ffmpeg.ts'
import { joined, noise, sine, streamed } from '../../helpers/sound.ts'
import { temporaryFolder } from '../../helpers/temporary-folder.ts'

/** Sounds made to slip past a limiter, with silence around them: FFmpeg's meter mirrors what lies at the very edge. */
function hardSound(rate: number): Float32Array {
  const silence = new Float32Array(2000)
  const square = Float32Array.from({ length: rate }, (_, i) => (i % 19.4 < 9.7 ? 4 : -4))
  const impulses = Float32Array.from({ length: rate }, (_, i) => (i % 997 === 0 ? 5 : 0))
  const high = sine({ rate, seconds: 1, frequency: 0.41 * rate, amplitude: 1.5 })
  return joined(silence, noise(rate, 1.5), silence, square, silence, impulses, silence, high, silence)
}

test.skipIf(!hasFfmpeg).each([24_000, 44_100, 48_000])(
  'FFmpeg finds no true peak above the ceiling at %i Hz (skipped where FFmpeg is missing)',
  (rate) => {
    const path = join(temporaryFolder(), 'limited.wav')
    const writer = createWavWriter(path, { format: 'float32', rate, channels: 1 })
    writer.write(streamed(createLimiter({ rate, ceiling: -1 }), hardSound(rate), 8192))
    writer.finish()
    expect(ffmpegLoudness(path).truePeak).toBeLessThanOrEqual(-1)
  },
)
