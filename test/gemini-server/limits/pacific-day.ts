const day = new Intl.DateTimeFormat('en-CA', { timeZone: 'America/Los_Angeles', dateStyle: 'short' })

/** The day it is in California, such as 2026-11-23; `at` in milliseconds since 1970. */
export function pacificDay(at: number): string {
  return day.format(at)
}
