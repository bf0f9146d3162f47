import { checkClipping } from './check-clipping.ts'
import { checkEnd } from './check-end.ts'
import { checkLength } from './check-length.ts'
import { checkLevel } from './check-level.ts'
import { checkLimits } from './check-limits.ts'
import { checkRepetition } from './check-repetition.ts'
import { checkSentences } from './check-sentences.ts'
import { checkSilence } from './check-silence.ts'
import { checkSpeed } from './check-speed.ts'
import { hearTake } from './heard-take.ts'
import type { TakeExpectation } from './take-expectation.ts'
import type { TakeReason, TakeVerdict } from './take-reason.ts'

export type TakeToCheck = {
  /** Mono. */
  readonly pcm: Int16Array
  /** Hz. */
  readonly rate: number
  readonly finish: 'stop' | 'other'
  /** Hz, as the answer said it before it was resampled; undefined where that is not known. */
  readonly saidRate?: number | undefined
  readonly expected: TakeExpectation
}

/** Raised when the same take might be judged differently from before: then it is listened to again. */
export const checkRules = 1

/** What came of a check. The reasons come with the gravest first; where there is none the verdict is ok. */
export type TakeCheck = { readonly verdict: TakeVerdict; readonly reasons: readonly TakeReason[] }

/** Listens to a take by its figures alone: whether it is whole, and what may be wrong with it. */
export function checkTake({ pcm, rate, finish, saidRate, expected }: TakeToCheck): TakeCheck {
  const unfinished: TakeReason[] =
    finish === 'stop'
      ? []
      : [{ code: 'unfinished', verdict: 'bad', message: 'It was broken off before its end.' }]
  if (pcm.length === 0) {
    return concluded([...unfinished, { code: 'empty', verdict: 'bad', message: 'There is no sound in it.' }])
  }
  const take = hearTake(pcm, rate, expected)
  const isHeard = pcm.some((sample) => Math.abs(sample) > checkLimits.silentPeak)
  if (!isHeard || take.profile.speech.length === 0) {
    return concluded([
      ...unfinished,
      { code: 'silent', verdict: 'bad', message: 'Nothing can be heard in it.' },
    ])
  }
  return concluded([
    ...unfinished,
    ...checkEnd(take),
    ...checkSpeed(take, saidRate),
    ...checkRepetition(take),
    ...checkSentences(take),
    ...checkLength(take),
    ...checkSilence(take),
    ...checkClipping(pcm),
    ...checkLevel(take),
  ])
}

function concluded(reasons: readonly TakeReason[]): TakeCheck {
  const bad = reasons.filter(({ verdict }) => verdict === 'bad')
  const verdict = bad.length > 0 ? 'bad' : reasons.length > 0 ? 'doubtful' : 'ok'
  return { verdict, reasons: [...bad, ...reasons.filter((reason) => reason.verdict === 'doubtful')] }
}
