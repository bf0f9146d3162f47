/** Where and for whom a time is spelled; the computer's own where nothing is said. */
export type SpellPlace = { readonly locale?: string | undefined; readonly timeZone?: string | undefined }

/** A time of day for an English sentence, its hours counted as they are where it is read: "14:05", "2:05 PM". */
export function spellTimeOfDay(moment: Date, { locale, timeZone }: SpellPlace = {}): string {
  const { hour12 } = new Intl.DateTimeFormat(locale, { hour: 'numeric' }).resolvedOptions()
  return new Intl.DateTimeFormat('en', {
    hour: hour12 === true ? 'numeric' : '2-digit',
    minute: '2-digit',
    hourCycle: hour12 === true ? 'h12' : 'h23',
    timeZone,
  }).format(moment)
}
