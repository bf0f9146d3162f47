import { countOf } from '../../core/text/count-of.ts'
import { spellMoment } from '../../core/text/spell-moment.ts'
import { spellTimeOfDay } from '../../core/text/spell-time-of-day.ts'
import type { RenderPlan } from './episode-types.ts'

/** What is to be known of a batch that Google is at work on, in one sentence. */
export function spellBatch({ lines, since, until }: NonNullable<RenderPlan['batch']>, now: Date): string {
  const from = new Date(since)
  const isToday = from.toDateString() === now.toDateString()
  const day = isToday ? '' : `${new Intl.DateTimeFormat('en', { weekday: 'long' }).format(from)} at `
  const latest = spellMoment(new Date(until), now)
  return `Google has been making ${countOf(lines, 'line')} in a batch since ${day}${spellTimeOfDay(from)}; what is missing ${latest} is made at once.`
}
