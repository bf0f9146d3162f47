import { realpath } from 'node:fs/promises'
import { resolve } from 'node:path'
import { nearestWord } from '../../core/text/nearest-word.ts'
import { isStudioError, StudioError } from '../../shared/studio-error.ts'
import { fileError } from '../files/file-error.ts'
import { isAbsent } from '../files/is-absent.ts'
import type { Episode } from '../library/episode-store.ts'
import type { Library } from '../library/library.ts'

/** Letters of an id that are enough, as folders show them. */
const SHORT_ID = 8
/** Misspelt letters of a title that is suggested. */
const SLIPS = 3
/** Reads at once, to hide the latency of a disk. */
const AT_ONCE = 16

/**
 * The episode that a person names: by its script file (seen from `folder`), its id or the beginning of it, or its title
 * in any letter case. Throws StudioError('file-missing') where there is none, 'usage' where several have that title.
 */
export async function findNamedEpisode(library: Library, name: string, folder: string): Promise<Episode> {
  const path = await realpath(resolve(folder, name)).catch((error: unknown) => {
    if (!isAbsent(error) && !isTooLong(error)) throw fileError(error, name)
  })
  const bySource = path === undefined ? undefined : await library.episodes.findBySource(path)
  if (bySource !== undefined) return bySource
  const episodes = await readable(library)
  const wanted = name.trim().toLowerCase()
  const byId = episodes.filter(({ file }) => wanted.length >= SHORT_ID && file.id.startsWith(wanted))
  const found =
    byId.length > 0 ? byId : episodes.filter(({ file }) => file.title.trim().toLowerCase() === wanted)
  const [first, second] = found
  if (first !== undefined && second === undefined) return first
  if (first !== undefined) {
    const ids = found.map(({ file }) => file.id.slice(0, SHORT_ID)).join(', ')
    throw new StudioError('usage', `Several episodes are called "${name}". Name one by its id: ${ids}.`)
  }
  if (path !== undefined)
    throw new StudioError('file-missing', `There is no episode of ${path} yet: render it first.`)
  const near = nearestWord(
    name,
    episodes.map(({ file }) => file.title),
    SLIPS,
  )
  const hint = near === undefined ? '' : ` Do you mean "${near}"?`
  throw new StudioError('file-missing', `There is no episode "${name}" in ${library.root}.${hint}`)
}

/** A title may be longer than any name of a file. */
function isTooLong(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENAMETOOLONG'
}

/** All episodes whose episode.json can be read. */
async function readable({ episodes }: Library): Promise<readonly Episode[]> {
  const folders = await episodes.folders()
  const read: Episode[] = []
  for (let at = 0; at < folders.length; at += AT_ONCE) {
    const group = await Promise.all(
      folders.slice(at, at + AT_ONCE).map((folder) =>
        episodes.load(folder).catch((error: unknown) => {
          if (!isStudioError(error)) throw error
        }),
      ),
    )
    read.push(...group.filter((episode) => episode !== undefined))
  }
  return read
}
