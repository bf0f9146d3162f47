import type { Script } from './script.ts'

/** The source of a parsed script, to the character. */
export function printScript(script: Script): string {
  return script.lines.map((line) => line.raw).join('')
}
