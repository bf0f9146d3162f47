const day = 24 * 60 * 60 * 1000

/** A moment as people say it: "Today 14:02", "Yesterday", "12 Nov", "12 Nov 2025"; in the user's own locale. */
export function spellDate(iso: string, now: Date, locale?: string): string {
  const date = new Date(iso)
  const days = Math.round((startOfDay(now) - startOfDay(date)) / day)
  if (days === 0) return date.toLocaleTimeString(locale, { hour: '2-digit', minute: '2-digit' })
  if (days === 1) return 'Yesterday'
  const isThisYear = date.getFullYear() === now.getFullYear()
  return date.toLocaleDateString(locale, {
    day: 'numeric',
    month: 'short',
    ...(isThisYear ? {} : { year: 'numeric' }),
  })
}

function startOfDay(date: Date): number {
  return new Date(date.getFullYear(), date.getMonth(), date.getDate()).getTime()
}
