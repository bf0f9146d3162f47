import type { DetailService } from '../ipc/window-services.ts'
import { changeChapter, changeDetails, knownDetails } from '../library/change-details.ts'
import type { EpisodeFile } from '../library/episode-file.ts'
import type { Episode } from '../library/episode-store.ts'
import { findEpisode } from './episode-finder.ts'
import { createEpisodePictures, type EpisodePicturesOptions } from './episode-pictures.ts'
import type { LibraryHost } from './library-service.ts'

export type DetailServiceOptions = EpisodePicturesOptions & {
  readonly host: Pick<LibraryHost, 'current' | 'touch'>
}

/** The details of the open library's episodes. */
export function createDetailService({ host, ...rest }: DetailServiceOptions): DetailService {
  const pictures = createEpisodePictures(rest)
  const find = async (id: string) => findEpisode(await host.current(), id)
  async function changeIn(folder: string, change: (file: EpisodeFile) => EpisodeFile): Promise<Episode> {
    const changed = await (await host.current()).library.episodes.update(folder, change)
    host.touch(folder)
    return changed
  }
  async function update(id: string, change: (file: EpisodeFile) => EpisodeFile): Promise<void> {
    await changeIn((await find(id)).folder, change)
  }

  return {
    async get(id) {
      const episode = await find(id)
      return knownDetails(episode.file, await pictures.known(episode))
    },
    change: (id, changes) =>
      update(id, (file) => ({ ...file, details: changeDetails(file.details, changes) })),
    changeChapter: (id, change) =>
      update(id, (file) => ({ ...file, chapterDetails: changeChapter(file.chapterDetails, change) })),
    setPictureFrom: async (id, chapter, path) => pictures.setFrom(await find(id), chapter, path, changeIn),
    setPicture: async (id, chapter, name) => pictures.set(await find(id), chapter, name, changeIn),
  }
}
