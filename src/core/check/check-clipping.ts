import { checkLimits } from './check-limits.ts'
import { reasonAbove, type TakeReason } from './take-reason.ts'

/** What is near the largest sample of a take, as a part of it. */
const nearTop = 0.97
const shortestTop = 3

/** Whether peaks are cut off: three equal samples or more in a row at the top of what there is, whatever its level is. */
export function checkClipping(pcm: Int16Array): readonly TakeReason[] {
  const peak = pcm.reduce((most, sample) => Math.max(most, Math.abs(sample)), 0)
  let flat = 0
  let run = 1
  for (let i = 1; i < pcm.length; i++) {
    const sample = pcm[i] ?? 0
    run = sample === pcm[i - 1] && Math.abs(sample) > nearTop * peak ? run + 1 : 1
    if (run === shortestTop) flat += shortestTop
    else if (run > shortestTop) flat++
  }
  return reasonAbove(flat / pcm.length, checkLimits.clipped, 'clipped', 'It is so loud that it crackles.')
}
