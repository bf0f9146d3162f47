import { join } from 'node:path'
import { isStudioError } from '../../shared/studio-error.ts'
import { isPictureName } from '../cover/picture-name.ts'
import { containedPath } from '../files/contained-path.ts'
import { copyFileAtomic } from '../files/copy-file.ts'
import { readScriptFile } from '../files/read-script.ts'
import { pictureNames } from '../library/change-details.ts'
import type { Episode } from '../library/episode-store.ts'
import type { Library } from '../library/library.ts'
import { presentMaster } from '../studio/present-master.ts'

/** A second episode with the same script, cast, audio and pictures. Its takes are the same files: they cost nothing again. */
export async function copyEpisode(library: Library, original: Episode): Promise<Episode> {
  const { cast, turns, chapters, renderedFrom, master, show, music, played, chapterDetails } = original.file
  const made = await library.episodes.create(`${original.file.title} (copy)`, {
    cast,
    engine: original.file.engine,
    ...(original.file.model === undefined ? {} : { model: original.file.model }),
  })
  const text = await readScriptFile(join(original.folder, 'script.md'))
  const episode = await library.episodes.importScript(made, text)
  const audio = master && (await presentMaster(original, master.key))
  if (audio !== undefined)
    await copyFileAtomic(join(original.folder, audio.file), join(episode.folder, audio.file))
  await copyPictures(original, episode.folder)
  const { cover } = original.file.details
  return library.episodes.save({
    folder: episode.folder,
    file: {
      ...episode.file,
      music,
      chapterDetails,
      ...(cover === undefined ? {} : { details: { ...episode.file.details, cover } }),
      ...(show === undefined ? {} : { show }),
      ...(audio === undefined ? {} : { master: audio, turns, chapters, renderedFrom, played }),
    },
  })
}

/** One that is gone is not copied, and the copy says the same of it as the original. */
async function copyPictures({ folder, file }: Episode, to: string): Promise<void> {
  for (const name of pictureNames(file).filter(isPictureName)) {
    try {
      await copyFileAtomic(await containedPath(folder, name), await containedPath(to, name))
    } catch (error) {
      if (!isStudioError(error, 'file-missing') && !isStudioError(error, 'path-escapes')) throw error
    }
  }
}
