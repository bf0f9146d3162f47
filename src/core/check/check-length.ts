import { checkLimits } from './check-limits.ts'
import type { HeardTake } from './heard-take.ts'
import { spellSeconds, type TakeReason } from './take-reason.ts'

/** Whether the speech is about as long as its words take in this speaker's pace. */
export function checkLength({
  speech,
  expectedSpeech,
  isLearned,
  expected,
}: HeardTake): readonly TakeReason[] {
  if (expected.words === 0) return []
  const known = isLearned ? 'learned' : 'cold'
  const at = ({ times, plus }: { readonly times: number; readonly plus: number }) =>
    times * expectedSpeech + plus
  const instead = `${spellSeconds(speech)} instead of about ${spellSeconds(expectedSpeech)}.`
  const short = checkLimits.short[known]
  if (speech < at(short.doubtful)) {
    const verdict = speech < at(short.bad) ? 'bad' : 'doubtful'
    return [{ code: 'too-short', verdict, message: `It is too short for its words: ${instead}` }]
  }
  const long = checkLimits.long[known]
  if (speech > at(long.doubtful)) {
    const verdict = speech > at(long.bad) ? 'bad' : 'doubtful'
    return [{ code: 'too-long', verdict, message: `It is too long for its words: ${instead}` }]
  }
  return []
}
