/** Where and for whom a time is spelled; the computer's own where nothing is said. */
export type SpellPlace = { readonly locale?: string | undefined; readonly timeZone?: string | undefined }

const DAY = 86_400_000

/** A time of the coming days for a sentence: "at 14:05", "tomorrow at 14:05", "on Friday at 14:05". */
export function spellMoment(moment: Date, now: Date, place: SpellPlace = {}): string {
  const { locale, timeZone } = place
  // An English sentence with the hours as they are counted where it is read.
  const { hour12 } = new Intl.DateTimeFormat(locale, { hour: 'numeric' }).resolvedOptions()
  const time = new Intl.DateTimeFormat('en', {
    hour: hour12 === true ? 'numeric' : '2-digit',
    minute: '2-digit',
    hourCycle: hour12 === true ? 'h12' : 'h23',
    timeZone,
  })
  return `${dayOf(moment, now, timeZone)}at ${time.format(moment)}`
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
