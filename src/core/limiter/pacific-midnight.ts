const HOUR = 3_600_000
/** For so long after midnight a refusal may be due to a clock that is fast, or to a count that is not yet at nought. */
const LEEWAY = HOUR / 4

const format = new Intl.DateTimeFormat('en-US', {
  timeZone: 'America/Los_Angeles',
  calendar: 'gregory',
  numberingSystem: 'latn',
  hourCycle: 'h23',
  year: 'numeric',
  month: 'numeric',
  day: 'numeric',
  hour: 'numeric',
})

/**
 * The next midnight in Los Angeles after `now`, when Google begins to count a day's requests anew; both in milliseconds
 * since 1970. Source: ai.google.dev/gemini-api/docs/rate-limits.
 */
export function nextPacificMidnight(now: number): number {
  const midnight = Date.UTC(part(now, 'year'), part(now, 'month') - 1, part(now, 'day') + 1)
  // Behind UTC by seven hours in summer and by eight in winter; the clocks change at two in the morning.
  const inSummer = midnight + 7 * HOUR
  return part(inSummer, 'hour') === 0 ? inSummer : midnight + 8 * HOUR
}

/** When to ask again after a refusal for the day: after the next midnight, or shortly, if one has just been. */
export function endOfDayStop(now: number): number {
  const justBeen = nextPacificMidnight(now - LEEWAY)
  return justBeen <= now ? justBeen + LEEWAY : nextPacificMidnight(now)
}

function part(at: number, type: 'year' | 'month' | 'day' | 'hour'): number {
  return Number(format.formatToParts(at).find((found) => found.type === type)?.value)
}
