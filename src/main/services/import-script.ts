import { realpath } from 'node:fs/promises'
import { basename, extname, join } from 'node:path'
import { parseScript } from '../../core/script/parse-script.ts'
import { fileError } from '../files/file-error.ts'
import { readScriptFile } from '../files/read-script.ts'
import type { Episode, NewEpisode } from '../library/episode-store.ts'
import type { Library } from '../library/library.ts'

/** The episode of a script file: the one that was made from it before, or a new one. */
export async function openScript(library: Library, given: string): Promise<Episode> {
  const path = await realpath(given).catch((error: unknown) => {
    throw fileError(error, given)
  })
  const text = await readScriptFile(path)
  const found = await library.episodes.findBySource(path)
  if (found === undefined) return importNew(library, text, basename(path, extname(path)), { source: path })
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
