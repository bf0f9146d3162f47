import { checkLimits } from './check-limits.ts'
import type { HeardTake } from './heard-take.ts'
import { reasonAbove, spellSeconds, type TakeReason } from './take-reason.ts'

/** Silence before, after and between the words that the text does not ask for. */
export function checkSilence({ before, after, longestPause, expected }: HeardTake): readonly TakeReason[] {
  const { start, middle, end } = checkLimits.silence
  const asked = expected.pause ?? 0
  return [
    ...reasonAbove(
      before - asked,
      start,
      'silence-at-start',
      `It begins with ${spellSeconds(before)} of silence.`,
    ),
    ...reasonAbove(
      longestPause - asked,
      middle,
      'gap',
      `There is a gap of ${spellSeconds(longestPause)} between its words.`,
    ),
    ...reasonAbove(after - asked, end, 'silence-at-end', `It ends with ${spellSeconds(after)} of silence.`),
  ]
}
