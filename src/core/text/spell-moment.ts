import { spellTimeOfDay, type SpellPlace } from './spell-time-of-day.ts'

const DAY = 86_400_000

/** A time of the coming days for a sentence: "at 14:05", "tomorrow at 14:05", "on Friday at 14:05". */
export function spellMoment(moment: Date, now: Date, place: SpellPlace = {}): string {
  return `${dayOf(moment, now, place.timeZone)}at ${spellTimeOfDay(moment, place)}`
}

function dayOf(until: Date, now: Date, timeZone: string | undefined): string {
  const days = (dateOf(until, timeZone) - dateOf(now, timeZone)) / DAY
  if (days === 0) return ''
  if (days === 1) return 'tomorrow '
  return `on ${new Intl.DateTimeFormat('en', { weekday: 'long', timeZone }).format(until)} `
}

/** The local date of a time, as its midnight in UTC. Canada writes 2026-11-23. */
function dateOf(at: Date, timeZone: string | undefined): number {
  const date = new Intl.DateTimeFormat('en-CA', {
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    timeZone,
  })
  return Date.parse(date.format(at))
}
