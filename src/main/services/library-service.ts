import { access, constants, readFile, readdir } from 'node:fs/promises'
import { basename, join } from 'node:path'
import type { EngineId } from '../engines/speech-engine.ts'
import { isStudioError, StudioError } from '../../shared/studio-error.ts'
import { fileError } from '../files/file-error.ts'
import type { LibraryService } from '../ipc/window-services.ts'
import { createEpisodeStore, type Episode } from '../library/episode-store.ts'
import { ensurePresent } from '../library/ensure-present.ts'
import { makeLibrary } from '../library/library.ts'
import { createShowStore } from '../library/show-store.ts'
import { moveFolder } from '../library/move-folder.ts'
import type { MediaRegistry } from '../protocols/media-registry.ts'
import type { StudioClient } from '../studio/worker/studio-client.ts'
import { leftOverLocks } from '../studio/episode-lock.ts'
import { copyEpisode } from './copy-episode.ts'
import { findEpisode, type OpenLibrary } from './episode-finder.ts'
import { importNew, openScript } from './import-script.ts'
import { createLibraryIndex } from './library-index.ts'
import { listCovers } from './list-covers.ts'
import { showStamps } from './show-stamps.ts'
import { createListeners } from './listeners.ts'
import { makeFolder } from '../files/make-folder.ts'

export type LibraryServiceOptions = {
  /** Folder of this machine's own data. */
  readonly data: string
  readonly folder: string
  /** The sample script that comes with the program. */
  readonly sample: string
  readonly studio: StudioClient
  readonly media: Pick<MediaRegistry, 'register'>
  readonly clock: () => Date
  /** The engine of a new episode. */
  readonly engine: () => EngineId
  readonly isRendering: () => boolean
  /** Stops a render of this episode, if there is one, and resolves when it has let go of its folder. */
  readonly stopRender: (id: string) => Promise<void>
  /** Whether a person chose the folder: then it is not made anew where it is missing. */
  readonly isChosen: boolean
  readonly onBug: (error: unknown) => void
}

/** The library service, and the library it has open for the other services. */
export type LibraryHost = {
  readonly service: LibraryService
  readonly current: () => Promise<OpenLibrary>
  /** Opens the library and reads its index ahead of the first question. What fails is told when it is asked for. */
  readonly prepare: () => Promise<void>
  /** Says that an episode's files were changed here, or, without one, that any may stand otherwise. */
  readonly touch: (folder?: string) => void
  /** Writes what is unwritten. */
  readonly close: () => Promise<void>
}

/** Milliseconds after a list until its folders are looked at for what has changed. */
const LOOK_AFTER = 1_000

/** Opens the library at `folder` when it is first needed. */
export function createLibraryService(options: LibraryServiceOptions): LibraryHost {
  const { data, studio, clock } = options
  const changes = createListeners<void>()
  let folder = options.folder
  let open: Promise<OpenLibrary> | undefined
  let refreshing: Promise<void> | undefined
  let looking: NodeJS.Timeout | undefined
  /** The names in the trash of what was moved there since the start. */
  const trashed = new Map<string, string>()
  /** The folders whose files may have changed since they were read. */
  let stale: 'all' | Set<string> = new Set()

  const current = async () => {
    open ??= openAt(folder)
    open.catch(() => (open = undefined))
    const opened = await open
    await ensurePresent(opened.library.root)
    return opened
  }
  const openAt = async (root: string): Promise<OpenLibrary> => {
    const index = createLibraryIndex({
      root,
      data,
      folders: () => createEpisodeStore(root, clock).folders(),
      showStamps: () => showStamps(createShowStore(root, clock)),
      read: async (episode) => {
        try {
          return await studio.call('summarise', { library: root, folder: episode })
        } catch (error) {
          if (!isStudioError(error)) throw error
          return { broken: { folder: basename(episode), message: error.message } }
        }
      },
    })
    // A folder that a person chose, or that had episodes, is not made anew: its disk may only be away.
    if (options.isChosen || (await index.entries()).length > 0) await ensurePresent(root)
    return { library: await makeLibrary(root, clock), index }
  }
  const refresh = async (only: ReadonlySet<string> | undefined): Promise<void> => {
    try {
      const { index } = await current()
      if (await index.refresh(only)) changes.tell()
    } catch (error) {
      if (!isStudioError(error)) options.onBug(error)
    }
  }
  // One at a time; what changes during one is read by the next.
  const touch = (touched?: string) => {
    if (touched === undefined) stale = 'all'
    else if (stale !== 'all') stale.add(basename(touched))
    refreshing ??= (async () => {
      while (stale === 'all' || stale.size > 0) {
        const only = stale === 'all' ? undefined : stale
        stale = new Set()
        await refresh(only)
      }
      refreshing = undefined
    })()
  }
  // The list goes out first: a look at every folder at the same time would hold it up.
  const lookSoon = () => {
    looking ??= setTimeout(() => {
      looking = undefined
      touch()
    }, LOOK_AFTER)
  }
  const find = async (id: string) => findEpisode(await current(), id)
  const made = (episode: Episode) => {
    touch()
    return episode.file.id
  }

  const service: LibraryService = {
    folder: () => folder,
    async use(next) {
      if (options.isRendering())
        throw new StudioError(
          'episode-busy',
          'An episode is being made. Stop it before you change the library.',
        )
      await access(next, constants.W_OK).catch((error: unknown) => {
        throw fileError(error, next)
      })
      const opened = await openAt(next)
      folder = next
      open = Promise.resolve(opened)
      changes.tell()
    },
    async list() {
      const opened = await current().catch(unavailable)
      if ('unavailable' in opened) return { episodes: [], broken: [], unavailable: opened.unavailable }
      let entries = await opened.index.entries()
      // The first time ever there is nothing to show meanwhile; later what was known is shown at once.
      if (entries.length === 0) {
        await opened.index.refresh()
        entries = await opened.index.entries()
      } else {
        lookSoon()
      }
      const [cutOff, pictureOf] = await Promise.all([
        leftOverLocks(data),
        listCovers(opened.library, options.media),
      ])
      return {
        episodes: entries.flatMap((entry) => {
          const { summary } = entry
          if (summary === undefined) return []
          const picture = pictureOf(entry)
          return [
            {
              ...summary,
              ...(picture === undefined ? {} : { picture }),
              ...(cutOff.has(summary.id) ? { status: 'unfinished' as const } : {}),
            },
          ]
        }),
        broken: entries.flatMap((entry) => entry.broken ?? []),
      }
    },
    async createEpisode(title, text = '') {
      const { library } = await current()
      return made(await importNew(library, text, title ?? 'Untitled episode', { engine: options.engine() }))
    },
    async openSample() {
      const { library, index } = await current()
      await index.refresh()
      const text = await readFile(options.sample, 'utf8')
      const known = (await index.entries()).find((entry) => entry.isSample === true)
      if (known?.summary !== undefined) return known.summary.id
      return made(await importNew(library, text, 'Sample', { isSample: true, engine: options.engine() }))
    },
    async openFiles(paths) {
      const opened = await current()
      const episodes: string[] = []
      const refused: Awaited<ReturnType<LibraryService['openFiles']>>['refused'] = []
      for (const path of paths) {
        try {
          episodes.push(made(await openScript(opened, path, options.engine())))
        } catch (error) {
          if (!isStudioError(error)) throw error
          refused.push({ file: basename(path), code: error.code, message: error.message })
        }
      }
      return { episodes, refused }
    },
    async duplicate(id) {
      const { library } = await current()
      return made(await copyEpisode(library, await find(id)))
    },
    async rename(id, title) {
      const { library } = await current()
      const episode = await find(id)
      await library.episodes.update(episode.folder, (file) => ({ ...file, title }))
      touch()
    },
    async trash(ids) {
      const { library } = await current()
      const trash = join(library.root, 'trash')
      await makeFolder(trash)
      for (const id of ids) {
        await options.stopRender(id)
        const { folder: from } = await find(id)
        await moveFolder(from, join(trash, basename(from)))
        trashed.set(id, basename(from))
      }
      touch()
    },
    async restore(ids) {
      const { library } = await current()
      const trash = join(library.root, 'trash')
      const names = await readdir(trash)
      for (const id of ids) {
        const name = trashed.get(id) ?? names.findLast((candidate) => candidate.endsWith(id.slice(0, 8)))
        if (name === undefined)
          throw new StudioError('file-missing', 'The episode is no longer in the trash.')
        await moveFolder(join(trash, name), join(library.root, 'episodes', name))
      }
      touch()
    },
    titleOf: async (id) => (await find(id)).file.title,
    pathOf: async (id) => join((await find(id)).folder, 'script.md'),
    onChange: changes.listen,
  }
  return {
    service,
    current,
    touch,
    async prepare() {
      const opened = await current().catch(unavailable)
      if ('index' in opened) await opened.index.entries()
    },
    async close() {
      clearTimeout(looking)
      await refreshing
      await (await open?.catch(() => undefined))?.index.flush()
    },
  }
}

function unavailable(error: unknown) {
  if (!isStudioError(error)) throw error
  return { unavailable: { code: error.code, message: error.message } }
}
