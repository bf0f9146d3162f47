import { constants } from 'node:fs'
import { access, lstat, stat } from 'node:fs/promises'
import { dirname, extname, resolve } from 'node:path'
import { StudioError } from '../../shared/studio-error.ts'
import { fileError } from '../files/file-error.ts'
import { isAbsent } from '../files/is-absent.ts'
import { sweepParts } from '../files/sweep-parts.ts'

/** The file the user named with `-o`, checked before anything is spoken. Throws StudioError. */
export async function namedOutput(wanted: string, folder: string, mayReplace: boolean): Promise<string> {
  const path = resolve(folder, wanted)
  const facts = await lstat(path).catch(orAbsent(path))
  if (facts?.isDirectory() === true)
    throw new StudioError(
      'not-a-file',
      `${path} is a folder. Name the file to be written, such as episode.wav.`,
    )
  if (facts !== undefined && !facts.isFile())
    throw new StudioError('not-a-file', `${path} is not an ordinary file, so it is not replaced.`)
  if (extname(path).toLowerCase() !== '.wav')
    throw new StudioError('usage', `${path} must end in .wav: that is the only format this version writes.`)
  await ensureWritableFolder(dirname(path))
  if (facts !== undefined && !mayReplace)
    throw new StudioError('file-exists', `${path} is there already. Add --force to replace it.`)
  return path
}

/** Throws StudioError where nothing can be written into `folder`; clears away what runs that were cut off have left there. */
export async function ensureWritableFolder(folder: string): Promise<void> {
  const facts = await stat(folder).catch(orAbsent(folder))
  if (facts === undefined) throw new StudioError('folder-missing', `The folder ${folder} does not exist.`)
  if (!facts.isDirectory()) throw new StudioError('not-a-folder', `${folder} is not a folder.`)
  await access(folder, constants.W_OK).catch((error: unknown) => {
    throw fileError(error, folder)
  })
  await sweepParts(folder)
}

function orAbsent(path: string): (error: unknown) => undefined {
  return (error) => {
    if (!isAbsent(error)) throw fileError(error, path)
  }
}
