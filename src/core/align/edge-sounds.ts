import type { Envelope } from './envelope.ts'

/**
 * What lies between a place and the next voice on one side of it, by how long it lasts: nothing; sound without a voice; a
 * silence and a sound, as in "t"; more than a word can end or begin with.
 */
export type EdgeSound = 'none' | 'short' | 'long' | 'very long' | 'burst' | 'hissed burst' | 'far'

/** dB below the loud parts: a voice is louder. */
const voiceDepth = 30
/** Fine frames: no word has so long an end without a voice; a silence that belongs to a "t"; what is shorter is no voice. */
const furthest = 60
const closure = 3
const voiceLasts = 3
/** Fine frames up to which a sound is not noticed, is short and is long. */
const lengths = { none: 3, short: 9, burst: 12, long: 22 } as const

/** The sound beside a fine frame: before it (`step` −1, the frame itself not counted) or from it on (1). */
export function edgeSound(envelope: Envelope, from: number, step: 1 | -1): EdgeSound {
  const { fine, silence } = envelope
  let quiet = 0
  let sounding = 0
  for (let count = 0, k = step === 1 ? from : from - 1; ; count++, k += step) {
    if (k < 0 || k >= fine.levels.length || count > furthest) return 'far'
    if (isVoiceFrom(envelope, k, step)) break
    if ((fine.levels[k] ?? 0) < (silence[k >> 1] ?? 0)) quiet += sounding > 0 ? 1 : 0
    else sounding++
  }
  if (quiet >= closure) return sounding > lengths.burst ? 'hissed burst' : 'burst'
  if (sounding <= lengths.none) return 'none'
  return sounding <= lengths.short ? 'short' : sounding <= lengths.long ? 'long' : 'very long'
}

/** Whether a voice begins at a fine frame, going one way: it is loud and dark, and lasts. */
export function isVoiceFrom(envelope: Envelope, from: number, step: 1 | -1): boolean {
  for (let k = 0; k < voiceLasts; k++) if (!isVoice(envelope, from + k * step)) return false
  return true
}

function isVoice({ fine, loud, silence }: Envelope, k: number): boolean {
  const level = fine.levels[k] ?? 0
  return fine.dark[k] === 1 && level > Math.max(silence[k >> 1] ?? 0, (loud[k >> 1] ?? 0) - voiceDepth)
}
