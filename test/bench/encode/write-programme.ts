import { createWavWriter } from '../../../src/main/audio/wav-writer.ts'
import { speechLike } from '../../helpers/speech-like.ts'

/** Writes a WAV file of so many minutes of something like speech: 44.1 kHz, one channel. */
export function writeProgramme(path: string, minutes: number): void {
  const rate = 44_100
  const writer = createWavWriter(path, { format: 'pcm16', rate, channels: 1 })
  const minute = speechLike({ rate, seconds: 60, seed: 7 })
  for (let written = 0; written < minutes; written++) writer.write(minute)
  writer.finish()
}
