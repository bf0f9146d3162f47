import { spellTimeOfDay } from '../../core/text/spell-time-of-day.ts'

const day = 24 * 60 * 60 * 1000

/** A moment to come as people say it, in the user's own time and locale: "at 09:00", "tomorrow at 09:00", "on 25 Nov at 09:00". */
export function spellMoment(iso: string, now: Date, locale?: string): string {
  const date = new Date(iso)
  const time = spellTimeOfDay(date, { locale })
  const days = Math.round((startOfDay(date) - startOfDay(now)) / day)
  if (days === 0) return `at ${time}`
  if (days === 1) return `tomorrow at ${time}`
  return `on ${new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short' }).format(date)} at ${time}`
}

function startOfDay(date: Date): number {
  return new Date(date.getFullYear(), date.getMonth(), date.getDate()).getTime()
}
