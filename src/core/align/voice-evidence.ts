import { timbreCount } from './mel-cepstrum.ts'
import { sharedGaussian } from './shared-gaussian.ts'
import type { VoiceTrack } from './voice-track.ts'

/** Neighbouring moments of a voice say nearly the same: each counts for this much of one. */
const weight = 0.3
/** One moment says at most this much against a speaker (natural logarithm). */
const most = 3

/**
 * Who is heard, by pitch and timbre: for each speaker a running sum over the frames of the envelope, so that the
 * difference of two places says how much less likely it is that this speaker talks between them than whoever fits best.
 * `owner` is the speaker of each moment of the track as far as is known, or −1.
 */
export function voiceEvidence(
  track: VoiceTrack,
  owner: Int32Array,
  speakers: number,
  frameCount: number,
): Float64Array[] {
  const sums = Array.from({ length: speakers }, () => new Float64Array(frameCount + 1))
  if (speakers > 1) {
    addEvidence(sums, track, owner, true)
    addEvidence(sums, track, owner, false)
  }
  for (const sum of sums) {
    for (let frame = 1; frame <= frameCount; frame++) sum[frame] = (sum[frame] ?? 0) + (sum[frame - 1] ?? 0)
  }
  return sums
}

/** Moments with a voice have a pitch besides; those without are another kind of sound. */
function addEvidence(
  sums: readonly Float64Array[],
  { frames, pitch, timbre }: VoiceTrack,
  owner: Int32Array,
  isVoiced: boolean,
): void {
  const moments: number[] = []
  for (let k = 0; k < frames.length; k++) if ((pitch[k] ?? 0) > 0 === isVoiced) moments.push(k)
  const size = isVoiced ? timbreCount + 1 : timbreCount
  const rows = new Float64Array(moments.length * size)
  for (const [row, k] of moments.entries()) {
    rows.set(timbre.subarray(k * timbreCount, (k + 1) * timbreCount), row * size)
    if (isVoiced) rows[row * size + timbreCount] = pitch[k] ?? 0
  }
  const group = Int32Array.from(moments, (k) => owner[k] ?? -1)
  const score = sharedGaussian(rows, size, group, sums.length)
  if (score === undefined) return
  const scores = new Float64Array(sums.length)
  for (const [row, k] of moments.entries()) {
    score(row, scores)
    const best = Math.max(...scores)
    for (const [speaker, sum] of sums.entries()) {
      sum[(frames[k] ?? 0) + 1] = weight * Math.max(-most, (scores[speaker] ?? 0) - best)
    }
  }
}
