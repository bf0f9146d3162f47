/** The day of the person's own calendar, such as 2026-11-23. What is shown to a person goes by it. */
export function localDay(at: Date): string {
  const year = String(at.getFullYear()).padStart(4, '0')
  const month = String(at.getMonth() + 1).padStart(2, '0')
  return `${year}-${month}-${String(at.getDate()).padStart(2, '0')}`
}

/** The instant at which the local day of `at`, or one so many days before it, begins. Days of 23 and 25 hours are right. */
export function startOfDay(at: Date, daysBefore = 0): Date {
  return new Date(at.getFullYear(), at.getMonth(), at.getDate() - daysBefore)
}
