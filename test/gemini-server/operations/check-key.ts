import { badKeys, keyMissing } from '../refusals/key-refusals.ts'

/** The key of a request; only the header counts, since an address ends up in logs. Throws Google's refusals. */
export function checkKey(header: string | readonly string[] | undefined): string {
  const key = typeof header === 'string' ? header.trim() : ''
  if (key === '') throw keyMissing()
  const refusal = badKeys.get(key)
  if (refusal !== undefined) throw refusal()
  return key
}
