/** A place in a recording: `0:07`, `12:34`, `1:02:03`. Seconds, cut to whole ones as players do. */
export function spellClock(seconds: number): string {
  const whole = Math.max(0, Math.floor(seconds))
  const [hours, minutes] = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60]
  return hours > 0 ? `${hours}:${two(minutes)}:${two(whole % 60)}` : `${minutes}:${two(whole % 60)}`
}

function two(value: number): string {
  return String(value).padStart(2, '0')
}
