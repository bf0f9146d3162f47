/** The hour of the night at which hardly anybody needs the computer. */
const NIGHT = 1

/** The next one o'clock at night, by the clock on the wall; both in milliseconds since 1970. */
export function tonight(now: number): number {
  const date = new Date(now)
  const night = new Date(date.getFullYear(), date.getMonth(), date.getDate(), NIGHT).getTime()
  if (night > now) return night
  return new Date(date.getFullYear(), date.getMonth(), date.getDate() + 1, NIGHT).getTime()
}
