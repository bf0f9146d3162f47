import { readdir, unlink } from 'node:fs/promises'
import { join } from 'node:path'
import type { CoverPicture } from '../../core/tags/episode-tags.ts'
import { parseScript } from '../../core/script/parse-script.ts'
import { changeShow } from '../../core/show/change-show.ts'
import { findShow } from '../../core/show/find-show.ts'
import { frontMatterFor } from '../../core/show/front-matter-for.ts'
import { linesTouched } from '../../core/show/lines-touched.ts'
import { isStudioError, StudioError } from '../../shared/studio-error.ts'
import { pictureName, pictureType } from '../cover/picture-name.ts'
import type { EngineId } from '../engines/speech-engine.ts'
import { containedPath } from '../files/contained-path.ts'
import { readScriptFile } from '../files/read-script.ts'
import { writeFileAtomic } from '../files/write-file.ts'
import type { ShowService } from '../ipc/window-services.ts'
import { changeCast, knownCast } from '../library/episode-cast.ts'
import type { ShowFile } from '../library/show-file.ts'
import type { Show } from '../library/show-store.ts'
import type { MediaRegistry } from '../protocols/media-registry.ts'
import type { OpenLibrary } from './episode-finder.ts'
import type { LibraryHost } from './library-service.ts'
import { createListeners } from './listeners.ts'

export type ShowServiceOptions = {
  readonly host: Pick<LibraryHost, 'current' | 'touch'>
  readonly media: MediaRegistry
  /** The engine of a new episode. */
  readonly engine: () => EngineId
  /** Makes a picture the user chose square and small. Throws StudioError for what is no picture. */
  readonly prepareCover: (
    path: string,
  ) => Promise<{ readonly picture: CoverPicture; readonly notes: readonly string[] }>
}

type Changes = Parameters<ShowService['change']>[1]

/** What a cover in the folder of a show is called. */
const coverName = /^cover-[0-9a-f]{16}\.(?:jpg|png)$/
/** Scripts that are read at the same time. */
const AT_ONCE = 16

/** The shows of the open library. */
export function createShowService({ host, media, engine, prepareCover }: ShowServiceOptions): ShowService {
  const changes = createListeners<void>()
  const changed = () => {
    changes.tell()
    // Whether an episode is as it was made depends on its show, too.
    host.touch()
  }
  const stores = async () => (await host.current()).library.shows

  return {
    async list() {
      const { library, index } = await host.current()
      const [{ shows, broken }, known] = await Promise.all([library.shows.list(), index.entries()])
      // The first time ever nothing is known; later what was known is shown at once.
      if (known.length === 0) await index.refresh()
      const entries = await index.entries()
      const files = shows.map(({ file }) => file)
      const counts = new Map<ShowFile, number>()
      for (const { summary } of entries) {
        const own = findShow(files, summary?.show)
        if (own !== undefined) counts.set(own, (counts.get(own) ?? 0) + 1)
      }
      return {
        shows: shows.map((show) => describeShow(show, counts.get(show.file) ?? 0, media)),
        broken: [...broken],
      }
    },
    async create(title) {
      const { file } = await (await stores()).create(title)
      changed()
      return file.id
    },
    async change(id, wanted) {
      await (await stores()).update(id, (file) => changeFile(file, wanted))
      changed()
    },
    async touched(id, wanted) {
      const open = await host.current()
      const { file } = await open.library.shows.read(id)
      const after = changeFile(file, wanted)
      const lines = await eachScript(open, id, (script, cast) => linesTouched(script, cast, file, after))
      const touched = lines.filter((count) => count > 0)
      return { episodes: touched.length, lines: touched.reduce((sum, count) => sum + count, 0) }
    },
    async setCoverFrom(id, path) {
      const { library } = await host.current()
      const { picture, notes } = await prepareCover(path)
      const show = await library.shows.read(id)
      const name = pictureName('cover', picture)
      await writeFileAtomic(await containedPath(library.root, show.folder, name), picture.bytes)
      await library.shows.update(id, (file) => ({ ...file, cover: name }))
      await removeOldCovers(show, name)
      changed()
      return notes
    },
    async setCover(id, cover) {
      const { library } = await host.current()
      const { folder } = await library.shows.read(id)
      if (cover !== null && (!coverName.test(cover) || !(await namesIn(folder)).includes(cover)))
        throw new StudioError('file-missing', 'That cover is no longer in the folder of the show.')
      await library.shows.update(id, ({ cover: _before, ...file }) => ({
        ...file,
        ...(cover === null ? {} : { cover }),
      }))
      changed()
    },
    async newEpisode(id) {
      const { library } = await host.current()
      const { file } = await library.shows.read(id)
      const episode = await library.episodes.create('Untitled episode', { engine: engine() })
      await library.episodes.save(await library.episodes.importScript(episode, frontMatterFor(file.title)))
      host.touch()
      return episode.file.id
    },
    async trash(id) {
      await (await stores()).remove(id)
      changed()
    },
    async restore(id) {
      await (await stores()).restore(id)
      changed()
    },
    pathOf: async (id) => join((await (await stores()).read(id)).folder, 'show.json'),
    brokenPath: async (folder) => (await stores()).brokenPath(folder),
    async restoreCopy(folder) {
      await (await stores()).restoreCopy(folder)
      changed()
    },
    onChange: changes.listen,
    tellChanged: changed,
  }
}

function changeFile(file: ShowFile, { cast, ...changes }: Changes): ShowFile {
  const changed = changeShow(file, changes)
  return cast === undefined ? changed : { ...changed, cast: changeCast(file.cast, cast) }
}

function describeShow({ folder, file }: Show, episodes: number, media: MediaRegistry) {
  const { cover } = file
  return {
    ...file,
    formerTitles: [...file.formerTitles],
    cast: knownCast(file.cast),
    episodes,
    ...(cover === undefined || !coverName.test(cover)
      ? {}
      : { picture: media.register({ path: join(folder, cover), type: pictureType(cover) }, cover) }),
  }
}

type Script = ReturnType<typeof parseScript>

/** What `work` gives for each spoken episode of a show. One that cannot be read counts for nothing. */
async function eachScript<Result>(
  { library, index }: OpenLibrary,
  id: string,
  work: (script: Script, cast: ReturnType<typeof knownCast>) => Result,
): Promise<readonly Result[]> {
  const files = (await library.shows.list()).shows.map(({ file }) => file)
  await index.refresh()
  const own = (await index.entries()).filter(({ summary }) => findShow(files, summary?.show)?.id === id)
  const results: Result[] = []
  for (let at = 0; at < own.length; at += AT_ONCE) {
    const group = own.slice(at, at + AT_ONCE).map(async ({ name }) => {
      try {
        const { folder, file } = await library.episodes.load(join(library.root, 'episodes', name))
        // What was never spoken is new anyway.
        if (Object.keys(file.givenVoices).length === 0) return []
        const script = parseScript(await readScriptFile(join(folder, 'script.md')))
        return [work(script, knownCast(file.cast))]
      } catch (error) {
        if (!isStudioError(error)) throw error
        return []
      }
    })
    results.push(...(await Promise.all(group)).flat())
  }
  return results
}

/** The cover before stays, so that a change can be undone; those before it go. */
async function removeOldCovers({ folder, file }: Show, present: string): Promise<void> {
  for (const name of await namesIn(folder)) {
    if (!coverName.test(name) || name === present || name === file.cover) continue
    // One that is being looked at may be held by the system: it goes another time.
    await unlink(join(folder, name)).catch(() => undefined)
  }
}

async function namesIn(folder: string): Promise<readonly string[]> {
  return readdir(folder)
}
