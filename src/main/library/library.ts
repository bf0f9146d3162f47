import { realpath } from 'node:fs/promises'
import { join } from 'node:path'
import { createPassageStore, type PassageStore } from '../takes/passage-store.ts'
import { createTakeStore, type TakeStore } from '../takes/take-store.ts'
import { createMusicStore, type MusicStore } from '../music/music-store.ts'
import { ensurePresent } from './ensure-present.ts'
import { createEpisodeStore, type EpisodeStore } from './episode-store.ts'
import { createShowStore, type ShowStore } from './show-store.ts'
import { fileError } from '../files/file-error.ts'
import { makeFolder } from '../files/make-folder.ts'

/** A folder of plain files that holds a user's episodes and takes; `root` is its real path, after every link. */
export type Library = {
  readonly root: string
  readonly episodes: EpisodeStore
  readonly shows: ShowStore
  readonly takes: TakeStore
  readonly passages: PassageStore
  /** Takes at another tempo, made from the others to fit among them; a cache. */
  readonly fitted: TakeStore
  readonly music: MusicStore
}

/** Makes the folders of a library where they are missing and opens it. Throws StudioError for what the disk refuses. */
export async function makeLibrary(folder: string, clock: () => Date): Promise<Library> {
  for (const part of ['episodes', 'takes']) await makeFolder(join(folder, part))
  return openLibrary(folder, clock)
}

/** Opens the library at `folder` and makes nothing. Throws StudioError('folder-missing') where it is not there. */
export async function openLibrary(folder: string, clock: () => Date): Promise<Library> {
  await ensurePresent(folder)
  // Scripts are compared with what lies in the library by their real paths.
  const root = await realpath(folder).catch((error: unknown) => {
    throw fileError(error, folder)
  })
  return {
    root,
    episodes: createEpisodeStore(root, clock),
    shows: createShowStore(root, clock),
    takes: createTakeStore(root, join(root, 'takes'), clock),
    passages: createPassageStore(root, join(root, 'takes'), clock),
    fitted: createTakeStore(root, join(root, 'takes', 'fitted'), clock),
    music: createMusicStore(root),
  }
}
