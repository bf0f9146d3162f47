import { access } from 'node:fs/promises'
import { StudioError } from '../../shared/studio-error.ts'
import { fileError } from '../files/file-error.ts'
import { isAbsent } from '../files/is-absent.ts'

/**
 * Throws StudioError('folder-missing') where the library's folder is not there. A disk that is not plugged in must not be
 * taken for an empty library, nor have one made in its place.
 */
export async function ensurePresent(root: string): Promise<void> {
  await access(root).catch((error: unknown) => {
    if (!isAbsent(error)) throw fileError(error, root)
    throw new StudioError('folder-missing', `The library folder ${root} is not there.`, { cause: error })
  })
}
