import { checkLimits } from './check-limits.ts'
import { findRepetition } from './find-repetition.ts'
import type { HeardTake } from './heard-take.ts'
import { spellSeconds, type TakeReason } from './take-reason.ts'

/** What two sounds of one voice have in common by chance: likeness above it counts. */
const chance = 0.6

/** Whether the take says everything twice, or a phrase that the text has only once. */
export function checkRepetition({
  pcm,
  rate,
  speech,
  expectedSpeech,
  expected,
}: HeardTake): readonly TakeReason[] {
  const twice: TakeReason = { code: 'said-twice', verdict: 'bad', message: 'It says everything twice.' }
  if (isSentTwice(pcm)) return [twice]
  const found = findRepetition(pcm, rate)
  if (found === undefined) return []
  const limits = checkLimits.repeated
  const { seconds, likeness, again } = found
  const own = expected.repeated ?? 0
  const longer = Math.log(speech / expectedSpeech)
  const isHalf = seconds > limits.half * speech
  const isWhole =
    seconds > limits.part * speech &&
    likeness > limits.likeness &&
    longer > (isHalf ? limits.longer.half : limits.longer.less) &&
    seconds > 1.5 * own
  if (isWhole) return [twice]
  const isPhrase =
    seconds > limits.phraseSeconds + 1.5 * own &&
    (seconds - 1.5 * own) * (likeness - chance) > limits.phraseScore
  if (!isPhrase) return []
  const message = `It seems to say something twice, the second time ${spellSeconds(again)} from its start.`
  return [{ code: 'phrase-twice', verdict: 'doubtful', message }]
}

/** Whether the second half is the first, sample for sample: the same sound was delivered twice. */
function isSentTwice(pcm: Int16Array): boolean {
  const half = pcm.length / 2
  return Number.isInteger(half) && pcm.subarray(0, half).every((sample, i) => sample === pcm[half + i])
}
