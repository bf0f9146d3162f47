import { spellMoment } from '../text/spell-moment.ts'
import type { SpellPlace } from '../text/spell-time-of-day.ts'

/**
 * What a person is told when a model's requests for today are used up, with the local time at which more can be sent, and
 * the day if it is not today.
 */
export function dailyLimitSentence(model: string, until: Date, now: Date, place: SpellPlace = {}): string {
  return `Today's requests to ${model} are used up; more can be sent ${spellMoment(until, now, place)}.`
}
