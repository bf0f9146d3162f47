import { levelOf, speechLevel } from '../audio/speech-level.ts'
import { checkLimits } from './check-limits.ts'
import type { HeardTake } from './heard-take.ts'
import { reasonAbove, type TakeReason } from './take-reason.ts'

/** Whether the take is as loud as its speaker's usually are, and whether anybody could use it at all. */
export function checkLevel({ pcm, rate, expected }: HeardTake): readonly TakeReason[] {
  const level = levelOf([speechLevel(pcm, rate)])
  const quiet = 'It is far too quiet.'
  if (level === undefined) return [{ code: 'too-quiet', verdict: 'bad', message: quiet }]
  const { tooQuiet, tooLoud } = checkLimits.loudness
  const absolute = [
    ...reasonAbove(-level, { doubtful: -tooQuiet.doubtful, bad: -tooQuiet.bad }, 'too-quiet', quiet),
    ...reasonAbove(level, tooLoud, 'too-loud', 'It is far too loud.'),
  ]
  const usual = expected.level === undefined ? undefined : levelOf([expected.level])
  if (absolute.length > 0 || usual === undefined) return absolute
  const apart = Math.round(Math.abs(level - usual))
  return level < usual
    ? reasonAbove(
        usual - level,
        checkLimits.level,
        'too-quiet',
        `It is ${apart} dB quieter than this speaker usually is.`,
      )
    : reasonAbove(
        level - usual,
        checkLimits.level,
        'too-loud',
        `It is ${apart} dB louder than this speaker usually is.`,
      )
}
