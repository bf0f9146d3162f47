import { join } from 'node:path'
import { findShow } from '../../core/show/find-show.ts'
import { isOwnPictureName, pictureType } from '../cover/picture-name.ts'
import type { Library } from '../library/library.ts'
import type { MediaRegistry } from '../protocols/media-registry.ts'
import type { IndexEntry } from './library-index.ts'

/** For an entry of the library its picture as an id of `media://`: its own, else its show's, else none. */
export async function listCovers(
  { root, shows }: Pick<Library, 'root' | 'shows'>,
  media: Pick<MediaRegistry, 'register'>,
): Promise<(entry: IndexEntry) => string | undefined> {
  const known = (await shows.list()).shows
  const files = known.map(({ file }) => file)
  const register = (folder: string, cover: string) =>
    media.register({ path: join(folder, cover), type: pictureType(cover) }, cover)
  const ofShow = (name: string) => {
    const show = findShow(files, name)
    const cover = show?.cover
    const folder = show && known[files.indexOf(show)]?.folder
    // Show covers are always ours: another name is not followed.
    return cover === undefined || folder === undefined || !isOwnPictureName(cover)
      ? undefined
      : register(folder, cover)
  }
  // Hundreds of episodes name the same show.
  const pictures = new Map<string, string | undefined>()
  return ({ name, cover, summary }) => {
    if (cover !== undefined) return register(join(root, 'episodes', name), cover)
    const show = summary?.show
    if (show === undefined) return undefined
    if (!pictures.has(show)) pictures.set(show, ofShow(show))
    return pictures.get(show)
  }
}
