import { mkdir, stat } from 'node:fs/promises'
import { StudioError } from '../../shared/studio-error.ts'
import { fileError } from '../files/file-error.ts'
import { isAbsent } from '../files/is-absent.ts'

/**
 * Makes the folder to publish in where only it itself is missing: a longer way that is not there may be a disk that is
 * away. Throws StudioError.
 */
export async function ensurePublishFolder(folder: string): Promise<void> {
  const facts = await stat(folder).catch((error: unknown) => {
    if (isAbsent(error)) return undefined
    throw fileError(error, folder)
  })
  if (facts?.isDirectory() === false) throw new StudioError('not-a-folder', `${folder} is not a folder.`)
  if (facts !== undefined) return
  await mkdir(folder).catch((error: unknown) => {
    throw fileError(error, folder)
  })
}
