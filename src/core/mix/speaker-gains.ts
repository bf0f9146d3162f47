import { fromDecibels } from '../audio/decibels.ts'
import { levelOf } from '../audio/speech-level.ts'
import type { SpeechLevel } from '../timeline/timeline.ts'

/** LUFS (as stereo): about what engines give, so that most gains are small. The episode's own level is set later. */
export const speechReference = -23
/** dB; a speaker further off than this is a broken take rather than a quiet voice. */
const mostGain = 15

/**
 * One amplitude factor for each speaker, which brings all their takes together to one loudness. `levels` holds the takes
 * of each speaker; one without anything audible keeps 1.
 */
export function speakerGains(
  levels: ReadonlyMap<string, readonly SpeechLevel[]>,
): ReadonlyMap<string, number> {
  const gains = new Map<string, number>()
  for (const [speaker, takes] of levels) {
    const level = levelOf(takes)
    const gain = level === undefined ? 0 : Math.max(-mostGain, Math.min(mostGain, speechReference - level))
    gains.set(speaker, fromDecibels(gain))
  }
  return gains
}
