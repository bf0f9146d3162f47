import { isStudioError } from '../../shared/studio-error.ts'
import { isPictureName } from '../cover/picture-name.ts'
import { containedPath } from '../files/contained-path.ts'
import type { Episode } from './episode-store.ts'

/** The name of an episode's own cover where it lies in the folder itself, links followed. */
export async function ownCover({ folder, file }: Episode): Promise<string | undefined> {
  const { cover } = file.details
  if (cover === undefined || !isPictureName(cover)) return undefined
  try {
    await containedPath(folder, cover)
    return cover
  } catch (error) {
    if (!isStudioError(error)) throw error
    return undefined
  }
}
