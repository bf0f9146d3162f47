const format = new Intl.DateTimeFormat('en-CA', {
  timeZone: 'America/Los_Angeles',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
})

/**
 * The day it is in Pacific time, such as 2026-12-31. Google's bills and daily quotas go by it
 * (https://cloud.google.com/billing/docs/how-to/reports), so the price of a request is that of its Pacific day.
 */
export function pacificDay(at: Date): string {
  return format.format(at)
}
