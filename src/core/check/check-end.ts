import { checkLimits } from './check-limits.ts'
import type { HeardTake } from './heard-take.ts'
import { reasonAbove, type TakeReason } from './take-reason.ts'

/** Whether there is still speech at the very last sample: a voice always fades, if only for a hundredth of a second. */
export function checkEnd({ profile }: HeardTake): readonly TakeReason[] {
  const last = profile.levels.at(-1) ?? -Infinity
  const { doubtful, bad, overFloor } = checkLimits.endLevel
  if (last < profile.floor + overFloor) return []
  return reasonAbove(last, { doubtful, bad }, 'cut-off', 'It stops in the middle of a word.')
}
