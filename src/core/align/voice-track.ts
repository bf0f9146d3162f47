import type { Envelope } from './envelope.ts'
import { createMelCepstrum, timbreCount } from './mel-cepstrum.ts'
import { createPitchTrack } from './pitch-track.ts'

/** How a passage sounds at every second frame of the envelope in which something is said. */
export type VoiceTrack = {
  /** Frames of the envelope, rising. */
  readonly frames: Int32Array
  /** Semitones above 1 Hz; 0 where there is no voice. */
  readonly pitch: Float64Array
  /** `timbreCount` figures for each. */
  readonly timbre: Float64Array
}

/** What is this far below the loud parts around it says little of whose voice it is, dB. */
const depth = 22

/** Pitch and timbre through a passage. */
export function voiceTrack(
  pcm: Int16Array,
  rate: number,
  { size, levels, loud, silence, fine }: Envelope,
): VoiceTrack {
  const frames: number[] = []
  for (let frame = 0; frame < levels.length; frame += 2) {
    const level = levels[frame] ?? 0
    if (level > Math.max(silence[frame] ?? 0, (loud[frame] ?? 0) - depth)) frames.push(frame)
  }
  const pitchAt = createPitchTrack(pcm, rate)
  const cepstrum = createMelCepstrum(pcm, rate)
  const pitch = new Float64Array(frames.length)
  const timbre = new Float64Array(frames.length * timbreCount)
  for (const [index, frame] of frames.entries()) {
    const centre = Math.round((frame + 0.5) * size)
    // A hiss has no pitch, and to make sure of that takes longest.
    const isDark = fine.dark[2 * frame] === 1 || fine.dark[2 * frame + 1] === 1
    const frequency = isDark ? pitchAt(centre) : 0
    pitch[index] = frequency > 0 ? 12 * Math.log2(frequency) : 0
    cepstrum.write(centre, timbre, index * timbreCount)
  }
  return { frames: Int32Array.from(frames), pitch, timbre }
}
