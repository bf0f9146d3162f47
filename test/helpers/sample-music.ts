import { writeFileSync } from 'node:fs'
import { encodeSamples } from '../../src/core/audio/sample-codec.ts'
import { wavHeader } from '../../src/core/audio/wav-header.ts'

/** Writes a stereo WAV file of 32-bit floats: `sound` gives left and right at each sample. */
export function writeStereo(
  path: string,
  seconds: number,
  sound: (place: number) => readonly [number, number],
  rate = 44_100,
): void {
  const frames = Math.round(seconds * rate)
  const samples = new Float32Array(2 * frames)
  for (let i = 0; i < frames; i++) samples.set(sound(i), 2 * i)
  const header = wavHeader({ format: 'float32', rate, channels: 2, frames })
  writeFileSync(path, Buffer.concat([header, encodeSamples(samples, 'float32')]))
}

/** Two tones, one in each ear. */
export function twoTones(place: number): readonly [number, number] {
  return [0.2 * Math.sin(0.05 * place), 0.2 * Math.sin(0.071 * place)]
}
