import { realpath } from 'node:fs/promises'
import { basename, extname, join } from 'node:path'
import { parseScript } from '../../core/script/parse-script.ts'
import type { EngineId } from '../engines/speech-engine.ts'
import { fileError } from '../files/file-error.ts'
import { readScriptFile } from '../files/read-script.ts'
import type { Episode, NewEpisode } from '../library/episode-store.ts'
import type { Library } from '../library/library.ts'
import type { OpenLibrary } from './episode-finder.ts'

/** The episode of a script file: the one that was made from it before, or a new one. Throws StudioError. */
export async function openScript(
  { library, index }: OpenLibrary,
  given: string,
  engine: EngineId,
): Promise<Episode> {
  const path = await realpath(given).catch((error: unknown) => {
    throw fileError(error, given)
  })
  const text = await readScriptFile(path)
  await index.refresh()
  const entry = (await index.entries()).find(({ source }) => source === path)
  // The index knows what came from where; only a script inside the library is looked for on disk.
  const found =
    entry === undefined
      ? await library.episodes.ownerOf(path)
      : await library.episodes.load(join(library.root, 'episodes', entry.name))
  if (found === undefined)
    return importNew(library, text, basename(path, extname(path)), { source: path, engine })
  const isOwn = path === join(found.folder, 'script.md')
  return isOwn ? found : library.episodes.save(await library.episodes.offerScript(found, text))
}

/** A new episode with this script; its title is the script's own, or `name`. */
export async function importNew(
  library: Library,
  text: string,
  name: string,
  facts: NewEpisode,
): Promise<Episode> {
  const title = parseScript(text.slice(0, 10_000)).frontMatter?.title ?? name
  const episode = await library.episodes.create(title, facts)
  return library.episodes.save(await library.episodes.importScript(episode, text))
}
