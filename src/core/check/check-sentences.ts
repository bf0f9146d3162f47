import { checkLimits } from './check-limits.ts'
import { fitSentences, type Utterance } from './fit-sentences.ts'
import type { HeardTake } from './heard-take.ts'
import { reasonAbove, type TakeReason } from './take-reason.ts'

/** A style nobody asked for is as long as a few words usually are, give or take: it counts as a sound. */
const unknownStyle: Utterance = { seconds: 1.2, breaks: [], isSound: true }

/**
 * Whether lengths and pauses are those of the sentences of the text, or rather those of a text with its style read aloud
 * before it, or of one that ends too early.
 */
export function checkSentences({ profile, expected, paceSpread }: HeardTake): readonly TakeReason[] {
  const said = expected.sentences ?? []
  if (said.length === 0) return []
  const fit = (text: readonly Utterance[], isOpen = false) =>
    fitSentences(profile.speech, text, { paceSpread, isOpen }).cost
  const plain = fit(said)
  // So few pauses that sentences cannot be told apart.
  if (!Number.isFinite(plain)) return []
  const hasStyle = said.some(({ style }) => style > 0)
  const aloud = fit(
    hasStyle
      ? said.flatMap((one) => (one.style > 0 ? [styleOf(one.style), one] : [one]))
      : [unknownStyle, ...said],
  )
  const style = reasonAbove(
    plain - aloud,
    checkLimits.style[hasStyle ? 'sent' : 'none'],
    'style-aloud',
    hasStyle
      ? 'It seems to read its style aloud.'
      : 'It seems to begin with words that are not in the script.',
  )
  if (style.length > 0) return style
  const missing = reasonAbove(
    plain - fit(said, true),
    checkLimits.missing,
    'end-missing',
    'Its end seems to be missing.',
  )
  if (missing.length > 0) return missing
  const strange = plain > checkLimits.strange.doubtful
  return strange
    ? [{ code: 'other-words', verdict: 'doubtful', message: 'Its pauses are not where the script has them.' }]
    : []
}

function styleOf(seconds: number): Utterance {
  return { seconds, breaks: [0.5], isSound: false }
}
