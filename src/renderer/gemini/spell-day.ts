/** A day such as 2026-11-23 as people write it, in the user's own locale; as it stands where it is no day. */
export function spellDay(day: string, locale?: string): string {
  const [year, month, date] = day.split('-').map(Number)
  if (year === undefined || month === undefined || date === undefined) return day
  const look = { day: 'numeric', month: 'short', year: 'numeric' } as const
  return new Intl.DateTimeFormat(locale, look).format(new Date(year, month - 1, date))
}
