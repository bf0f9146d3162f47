import { join } from 'node:path'
import { copyFileAtomic } from '../files/copy-file.ts'
import { readScriptFile } from '../files/read-script.ts'
import type { Episode } from '../library/episode-store.ts'
import type { Library } from '../library/library.ts'
import { presentMaster } from '../studio/present-master.ts'

/** A second episode with the same script, cast and audio. Its takes are the same files: they cost nothing again. */
export async function copyEpisode(library: Library, original: Episode): Promise<Episode> {
  const { cast, turns, chapters, renderedFrom, master, show, music, played } = original.file
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
  return library.episodes.save({
    folder: episode.folder,
    file: {
      ...episode.file,
      music,
      ...(show === undefined ? {} : { show }),
      ...(audio === undefined ? {} : { master: audio, turns, chapters, renderedFrom, played }),
    },
  })
}
