import { frameSeconds, speechProfile, type SpeechProfile } from './speech-profile.ts'
import type { TakeExpectation } from './take-expectation.ts'
import { checkLimits } from './check-limits.ts'

/** A take as the checks see it. */
export type HeardTake = {
  readonly pcm: Int16Array
  /** Hz. */
  readonly rate: number
  readonly profile: SpeechProfile
  /** Seconds: before the first sound of speech, from there to its last, after that, and the longest pause in between. */
  readonly before: number
  readonly speech: number
  readonly after: number
  readonly longestPause: number
  readonly expected: TakeExpectation
  /** Seconds of speech that were expected, without room around it. */
  readonly expectedSpeech: number
  readonly isLearned: boolean
  readonly paceSpread: number
}

/** Seconds of an estimate that are room around the words. */
const room = 0.3

export function hearTake(pcm: Int16Array, rate: number, expected: TakeExpectation): HeardTake {
  const profile = speechProfile(pcm, rate)
  const spans = profile.speech
  const start = (spans[0]?.from ?? 0) * frameSeconds
  const end = (spans.at(-1)?.to ?? 0) * frameSeconds
  const pauses = spans.map(({ from }, index) => from - (spans[index - 1]?.to ?? from))
  const { cold, learned } = checkLimits.paceSpread
  return {
    pcm,
    rate,
    profile,
    before: start,
    speech: end - start,
    after: pcm.length / rate - end,
    longestPause: pauses.reduce((most, pause) => Math.max(most, pause), 0) * frameSeconds,
    expected,
    expectedSpeech: Math.max(0.15, expected.seconds - room),
    isLearned: expected.samples >= checkLimits.learnedFrom,
    // Between a guess and a pace that is known, step by step.
    paceSpread: Math.max(learned, cold / Math.sqrt(1 + expected.samples)),
  }
}
