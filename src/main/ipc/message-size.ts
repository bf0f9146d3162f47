/**
 * Whether a message is at most `limit` large, counting one for each UTF-16 unit and each byte of binary data, and eight
 * for every value. Stops as soon as the limit is passed, so that a hostile message costs no more than a large one.
 */
export function isWithinSize(message: unknown, limit: number): boolean {
  const waiting: unknown[] = [message]
  let size = 0
  while (waiting.length > 0) {
    const value = waiting.pop()
    size += 8
    if (typeof value === 'string') size += value.length
    else if (ArrayBuffer.isView(value) || value instanceof ArrayBuffer) size += value.byteLength
    else if (value instanceof Map || value instanceof Set) return false
    else if (typeof value === 'object' && value !== null) {
      // An array may claim a length of billions without holding anything.
      if (Array.isArray(value)) size += value.length
      if (size > limit) return false
      for (const [name, part] of Object.entries(value)) {
        size += name.length
        waiting.push(part)
        if (size > limit || waiting.length > limit / 8) return false
      }
    }
    if (size > limit) return false
  }
  return true
}
