import { existsSync } from 'node:fs'
import { dirname } from 'node:path'
import { StudioError, type ErrorCode } from '../../shared/studio-error.ts'

const known: Readonly<Record<string, readonly [ErrorCode, (path: string) => string]>> = {
  ENOENT: ['file-missing', (path) => `${path} does not exist.`],
  ENOTDIR: ['not-a-folder', (path) => `A part of ${path} is a file, not a folder.`],
  EISDIR: ['not-a-file', (path) => `${path} is a folder, not a file.`],
  EACCES: ['no-permission', (path) => `You have no permission to use ${path}.`],
  EPERM: ['no-permission', (path) => `The system does not permit the use of ${path}.`],
  EROFS: ['disk-read-only', (path) => `${path} lies on a disk that cannot be written to.`],
  ENOSPC: ['disk-full', (path) => `The disk is full: ${path} could not be written.`],
  EDQUOT: ['disk-full', (path) => `Your disk quota is used up: ${path} could not be written.`],
  EEXIST: ['file-exists', (path) => `${path} is there already.`],
  ENAMETOOLONG: ['io-failed', (path) => `The name is too long for this disk: ${path.slice(0, 80)}…`],
  ELOOP: ['io-failed', (path) => `${path} is a symbolic link that leads back to itself.`],
  EIO: ['io-failed', (path) => `The disk reported a fault at ${path}.`],
  EBUSY: ['io-failed', (path) => `${path} is in use by another program.`],
  EMFILE: ['io-failed', (path) => `Too many files are open: ${path} could not be opened.`],
  ENODEV: ['io-failed', (path) => `The disk with ${path} is gone.`],
}

/** An error of the file system as a StudioError with a plain sentence. What is no such error is given back as it is. */
export function fileError(error: unknown, path: string): unknown {
  const cause = systemCode(error)
  if (cause === 'ENOENT' && !existsSync(dirname(path)))
    return new StudioError('folder-missing', `The folder ${dirname(path)} does not exist.`, { cause: error })
  const [code, sentence] = known[cause ?? ''] ?? []
  if (code === undefined || sentence === undefined) return error
  return new StudioError(code, sentence(path), { cause: error })
}

function systemCode(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined
}
