/** Seconds that a Retry-After header asks to wait (RFC 9110 §10.2.3: seconds or a date); undefined where it asks nothing. */
export function retryAfterSeconds(header: string | null, now: Date): number | undefined {
  const written = header?.trim() ?? ''
  if (/^\d{1,9}$/.test(written)) return Number(written)
  const date = Date.parse(written)
  return Number.isNaN(date) ? undefined : Math.max(0, (date - now.getTime()) / 1000)
}
