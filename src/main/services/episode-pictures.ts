import { readdir, unlink } from 'node:fs/promises'
import { join } from 'node:path'
import type { CoverPicture } from '../../core/tags/episode-tags.ts'
import { isStudioError, StudioError } from '../../shared/studio-error.ts'
import { isOwnPictureName, isPictureName, pictureName, pictureType } from '../cover/picture-name.ts'
import { containedPath } from '../files/contained-path.ts'
import { fileError } from '../files/file-error.ts'
import { writeFileAtomic } from '../files/write-file.ts'
import { pictureNamed, pictureNames, withPicture, type KnownPicture } from '../library/change-details.ts'
import type { EpisodeFile } from '../library/episode-file.ts'
import type { Episode, EpisodeStore } from '../library/episode-store.ts'
import type { MediaRegistry } from '../protocols/media-registry.ts'

export type EpisodePicturesOptions = {
  readonly media: MediaRegistry
  /** Makes a picture the user chose square and small. Throws StudioError for what is no picture. */
  readonly prepareCover: (
    path: string,
  ) => Promise<{ readonly picture: CoverPicture; readonly notes: readonly string[] }>
}

type Change = (
  folder: string,
  change: (file: EpisodeFile) => EpisodeFile,
) => ReturnType<EpisodeStore['update']>

/** The pictures in the folders of episodes: covers of their own, and those of chapters. */
export function createEpisodePictures({ media, prepareCover }: EpisodePicturesOptions) {
  /** Paths that a change may still be undone to, or that are about to be named. */
  const kept = new Set<string>()

  return {
    /** What shows each picture of an episode; nothing for one that is gone or lies elsewhere. */
    async known({ folder, file }: Episode): Promise<(name: string) => KnownPicture> {
      const shown = new Map<string, string>()
      for (const name of pictureNames(file)) {
        const path = await placeOf(folder, name)
        if (path !== undefined) shown.set(name, media.register({ path, type: pictureType(name) }, name))
      }
      return (name) => {
        const id = shown.get(name)
        return { file: name, ...(id === undefined ? {} : { media: id }) }
      }
    },
    /** Puts a picture of the user's into the folder and names it; gives what was done to it. */
    async setFrom(
      { folder, file }: Episode,
      chapter: string | undefined,
      path: string,
      change: Change,
    ): Promise<readonly string[]> {
      const { picture, notes } = await prepareCover(path)
      const name = pictureName(chapter === undefined ? 'cover' : 'chapter', picture)
      keep(folder, name, pictureNamed(file, chapter))
      await writeFileAtomic(await containedPath(folder, name), picture.bytes)
      const changed = await change(folder, (now) => withPicture(now, chapter, name))
      await removeUnnamed(changed)
      return notes
    },
    /** Names a picture that is in the folder; null for none. Throws StudioError('file-missing'). */
    async set(
      { folder, file }: Episode,
      chapter: string | undefined,
      name: string | null,
      change: Change,
    ): Promise<void> {
      if (name !== null && (await placeOf(folder, name)) === undefined)
        throw new StudioError('file-missing', 'That picture is no longer in the folder of the episode.')
      keep(folder, pictureNamed(file, chapter))
      await change(folder, (now) => withPicture(now, chapter, name))
    },
  }

  function keep(folder: string, ...names: readonly (string | undefined)[]): void {
    for (const name of names) if (name !== undefined) kept.add(join(folder, name))
  }

  /** Pictures that we made and that nothing names go, once no change can be undone to them. */
  async function removeUnnamed({ folder, file }: Episode): Promise<void> {
    const named = new Set(pictureNames(file))
    for (const name of await namesIn(folder)) {
      if (!isOwnPictureName(name) || named.has(name) || kept.has(join(folder, name))) continue
      // One that is being looked at may be held by the system: it goes another time.
      await unlink(join(folder, name)).catch(() => undefined)
    }
  }
}

/** The path of a picture that is in the folder itself, links followed. */
async function placeOf(folder: string, name: string): Promise<string | undefined> {
  if (!isPictureName(name) || !(await namesIn(folder)).includes(name)) return undefined
  try {
    return await containedPath(folder, name)
  } catch (error) {
    if (isStudioError(error, 'path-escapes')) return undefined
    throw error
  }
}

async function namesIn(folder: string): Promise<readonly string[]> {
  return readdir(folder).catch((error: unknown) => {
    throw fileError(error, folder)
  })
}
