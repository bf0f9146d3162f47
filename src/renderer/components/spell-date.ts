const day = 24 * 60 * 60 * 1000

const looks = {
  time: { hour: '2-digit', minute: '2-digit' },
  // A half of the day is named: no zero before its hour.
  timeOfHalf: { hour: 'numeric', minute: '2-digit' },
  dayOfYear: { day: 'numeric', month: 'short' },
  date: { day: 'numeric', month: 'short', year: 'numeric' },
} as const satisfies Record<string, Intl.DateTimeFormatOptions>

/** A moment as people say it: "14:02", "Yesterday", "12 Nov", "12 Nov 2025"; in the user's own locale. */
export function spellDate(iso: string, now: Date, locale?: string): string {
  const date = new Date(iso)
  const days = Math.round((startOfDay(now) - startOfDay(date)) / day)
  if (days === 0) return timeOf(locale).format(date)
  if (days === 1) return 'Yesterday'
  const isThisYear = date.getFullYear() === now.getFullYear()
  return formatOf(isThisYear ? 'dayOfYear' : 'date', locale).format(date)
}

const made = new Map<string, Intl.DateTimeFormat>()

/** Making a format takes hundreds of times as long as using it, and a library has many dates. */
function formatOf(look: keyof typeof looks, locale: string | undefined): Intl.DateTimeFormat {
  const key = `${look} ${locale ?? ''}`
  const format = made.get(key) ?? new Intl.DateTimeFormat(locale, looks[look])
  made.set(key, format)
  return format
}

function timeOf(locale: string | undefined): Intl.DateTimeFormat {
  const format = formatOf('time', locale)
  return format.resolvedOptions().hour12 === true ? formatOf('timeOfHalf', locale) : format
}

function startOfDay(date: Date): number {
  return new Date(date.getFullYear(), date.getMonth(), date.getDate()).getTime()
}
