import { inspect } from 'node:util'
import type { Log } from '../../src/main/log/log.ts'

/** A log that keeps its entries for the test to read. */
export function memoryLog(): Log & { readonly entries: string[] } {
  const entries: string[] = []
  const note = (level: string) => (message: string, detail?: unknown) =>
    void entries.push(`${level} ${message}${detail === undefined ? '' : `: ${inspect(detail)}`}`)
  return { entries, info: note('info'), warn: note('warn'), error: note('error') }
}
