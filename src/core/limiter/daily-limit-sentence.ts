/** Where and for whom a time is spelled; the computer's own where nothing is said. */
export type SpellPlace = { readonly locale?: string | undefined; readonly timeZone?: string | undefined }

const DAY = 86_400_000

/**
 * What a person is told when a model's requests for today are used up, with the local time at which more can be sent, and
 * the day if it is not today.
 */
export function dailyLimitSentence(model: string, until: Date, now: Date, place: SpellPlace = {}): string {
  const { locale, timeZone } = place
  // An English sentence with the hours as they are counted where it is read.
  const { hour12 } = new Intl.DateTimeFormat(locale, { hour: 'numeric' }).resolvedOptions()
  const time = new Intl.DateTimeFormat('en', {
    hour: hour12 === true ? 'numeric' : '2-digit',
    minute: '2-digit',
    hourCycle: hour12 === true ? 'h12' : 'h23',
    timeZone,
  })
  const when = `${dayOf(until, now, timeZone)}at ${time.format(until)}`
  return `Today's requests to ${model} are used up; more can be sent ${when}.`
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
