import { StudioError, type ErrorCode } from '../../shared/studio-error.ts'

/** Primary result codes of SQLite (https://www.sqlite.org/rescode.html) and what they mean to a person. */
const known: Readonly<Record<number, readonly [ErrorCode, (path: string) => string]>> = {
  3: ['no-permission', (path) => `You have no permission to use ${path}.`],
  5: ['io-failed', (path) => `${path} is in use by another program.`],
  6: ['io-failed', (path) => `${path} is in use by another program.`],
  8: ['disk-read-only', (path) => `${path} cannot be written to.`],
  10: ['io-failed', (path) => `The disk reported a fault at ${path}.`],
  11: ['io-failed', (path) => `${path} is damaged.`],
  13: ['disk-full', (path) => `The disk is full: ${path} could not be written.`],
  14: ['io-failed', (path) => `${path} could not be opened.`],
  15: ['io-failed', (path) => `${path} is in use by another program.`],
  26: ['io-failed', (path) => `${path} is damaged.`],
}
const corrupt = 11
const notADatabase = 26

/** An error of SQLite as a StudioError with a plain sentence. What is no such error is given back as it is. */
export function sqliteError(error: unknown, path: string): unknown {
  const code = resultCode(error)
  if (code === undefined) return error
  const [studioCode, sentence] = known[code] ?? []
  if (studioCode === undefined || sentence === undefined) return error
  return new StudioError(studioCode, sentence(path), { cause: error })
}

/** Whether an error of a database says that its file is damaged. */
export function isDamaged(error: unknown): boolean {
  const code = resultCode(error instanceof StudioError ? error.cause : error)
  return code === corrupt || code === notADatabase
}

/** The primary code is the low byte of the extended one. */
function resultCode(error: unknown): number | undefined {
  if (!(error instanceof Error) || !('errcode' in error) || typeof error.errcode !== 'number')
    return undefined
  return error.errcode & 0xff
}
