import { inspect } from 'node:util'
import type { Log } from '../../src/main/log/log.ts'

/** A log that keeps its entries, and the keys it was told to hide, for the test to read. */
export function memoryLog(): Log & { readonly entries: string[]; readonly hidden: string[] } {
  const entries: string[] = []
  const hidden: string[] = []
  const note = (level: string) => (message: string, detail?: unknown) =>
    void entries.push(`${level} ${message}${detail === undefined ? '' : `: ${inspect(detail)}`}`)
  return {
    entries,
    hidden,
    info: note('info'),
    warn: note('warn'),
    error: note('error'),
    hide: (key) => void hidden.push(key),
  }
}
