import { dailyLimitSentence } from '../../../core/limiter/daily-limit-sentence.ts'
import { nextPacificMidnight } from '../../../core/limiter/pacific-midnight.ts'
import { StudioError } from '../../../shared/studio-error.ts'
import type { Speaking } from './speaking.ts'

/** What to tell when Google gives no more answers today: until when, by the clock of this machine. */
export function dailyLimit({
  clock,
  limiter,
  model,
}: Pick<Speaking, 'clock' | 'limiter' | 'model'>): StudioError {
  const now = clock()
  const until = limiter.pace().stoppedUntil ?? new Date(nextPacificMidnight(now.getTime()))
  return new StudioError('daily-limit', dailyLimitSentence(model, until, now))
}
