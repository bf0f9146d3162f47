import { wayOut } from '../../shared/way-out.ts'
import type { ErrorCode } from '../../shared/studio-error.ts'

const where = 'where it is kept: GEMINI_API_KEY, a .env, or "castwright key set"'

/** Ways out that have other words where there is no window. */
const here: Partial<Record<ErrorCode, string>> = {
  'key-missing': 'Give one in GEMINI_API_KEY or with "castwright key set", or add --engine draft.',
  'key-invalid': `Copy the key again from Google AI Studio and replace it ${where}.`,
  'key-leaked': `Make a new key in Google AI Studio and replace this one ${where}.`,
  'unknown-model': 'Choose another with --model.',
  'request-refused': 'Choose another model with --model, or change the line.',
  'proxy-answered':
    'Check the connection, its sign-in page, and the address, where one is given with --base-url or in the settings.',
}

/** What a person can do about a failure on the command line. */
export function wayOutHere(code: ErrorCode): string {
  return here[code] ?? wayOut[code]
}
