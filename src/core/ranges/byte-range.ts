/** A stretch of a file: the first and the last byte, both included. */
export type ByteRange = { readonly first: number; readonly last: number }

/**
 * What a `Range` header asks of `size` bytes (RFC 9110, section 14): a stretch, `whole` where there is no header or it is
 * one that may be ignored (another unit, several ranges, nonsense), `unsatisfiable` where nothing of it exists.
 */
export function byteRange(header: string | null, size: number): ByteRange | 'whole' | 'unsatisfiable' {
  const [, from, to] = /^\s*bytes\s*=\s*(\d*)\s*-\s*(\d*)\s*$/i.exec(header ?? '') ?? []
  if (from === undefined || to === undefined || (from === '' && to === '')) return 'whole'
  if (from === '') {
    const length = Math.min(Number(to), size)
    return length === 0 ? 'unsatisfiable' : { first: size - length, last: size - 1 }
  }
  const first = Number(from)
  const last = to === '' ? size - 1 : Math.min(Number(to), size - 1)
  if (to !== '' && Number(to) < first) return 'whole'
  return first >= size ? 'unsatisfiable' : { first, last }
}
