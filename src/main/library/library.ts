import { join } from 'node:path'
import { createTakeStore, type TakeStore } from '../takes/take-store.ts'
import { createEpisodeStore, type EpisodeStore } from './episode-store.ts'
import { makeFolder } from '../files/make-folder.ts'

/** A folder of plain files that holds a user's episodes and takes. */
export type Library = { readonly root: string; readonly episodes: EpisodeStore; readonly takes: TakeStore }

/** Opens the library at `root`, making its folders where they are missing. Throws StudioError for what the disk refuses. */
export async function openLibrary(root: string, clock: () => Date): Promise<Library> {
  for (const folder of ['episodes', 'takes']) {
    const path = join(root, folder)
    await makeFolder(path)
  }
  return {
    root,
    episodes: createEpisodeStore(root, clock),
    takes: createTakeStore(root, join(root, 'takes'), clock),
  }
}
