import type { DetailService } from '../ipc/window-services.ts'
import { changeChapter, changeDetails, knownDetails } from '../library/change-details.ts'
import type { EpisodeFile } from '../library/episode-file.ts'
import { findEpisode } from './episode-finder.ts'
import type { LibraryHost } from './library-service.ts'

/** The details of the open library's episodes. */
export function createDetailService(host: Pick<LibraryHost, 'current' | 'touch'>): DetailService {
  async function update(id: string, change: (file: EpisodeFile) => EpisodeFile): Promise<void> {
    const open = await host.current()
    const { folder } = await findEpisode(open, id)
    await open.library.episodes.update(folder, change)
    host.touch(folder)
  }

  return {
    get: async (id) => knownDetails((await findEpisode(await host.current(), id)).file),
    change: (id, changes) =>
      update(id, (file) => ({ ...file, details: changeDetails(file.details, changes) })),
    changeChapter: (id, change) =>
      update(id, (file) => ({ ...file, chapterDetails: changeChapter(file.chapterDetails, change) })),
  }
}
