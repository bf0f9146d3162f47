import type { ErrorCode } from '../../shared/studio-error.ts'

/** How the command line ends; README has the same table. */
export const exitCodes = {
  done: 0,
  bug: 1,
  usage: 2,
  script: 3,
  file: 4,
  engine: 5,
  interrupted: 130,
  pipeClosed: 141,
} as const

export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes]

const byCode: Readonly<Partial<Record<ErrorCode, ExitCode>>> = {
  internal: exitCodes.bug,
  usage: exitCodes.usage,
  cancelled: exitCodes.interrupted,
  'script-empty': exitCodes.script,
  'script-too-large': exitCodes.script,
  'script-unreadable': exitCodes.script,
  'unknown-speaker': exitCodes.script,
  'unknown-voice': exitCodes.script,
  'unspeakable-text': exitCodes.script,
  'unsupported-language': exitCodes.script,
  'engine-failed': exitCodes.engine,
  'engine-timeout': exitCodes.engine,
  'engine-unavailable': exitCodes.engine,
  'text-blocked': exitCodes.engine,
  'passage-too-long': exitCodes.engine,
  'answer-unusable': exitCodes.engine,
  'lines-unspoken': exitCodes.engine,
  'key-missing': exitCodes.engine,
  'key-invalid': exitCodes.engine,
  'key-leaked': exitCodes.engine,
  'key-forbidden': exitCodes.engine,
  'keychain-unavailable': exitCodes.engine,
  'unknown-model': exitCodes.engine,
  'request-refused': exitCodes.engine,
  'rate-limited': exitCodes.engine,
  'daily-limit': exitCodes.engine,
  'server-trouble': exitCodes.engine,
  'no-network': exitCodes.engine,
  'proxy-answered': exitCodes.engine,
  'budget-reached': exitCodes.engine,
  'address-refused': exitCodes.usage,
}

/** The exit code for an expected failure. */
export function exitCodeFor(code: ErrorCode): ExitCode {
  return byCode[code] ?? exitCodes.file
}
