import { orderEpisodes, type EpisodeOrder } from '../../../core/library/order-episodes.ts'
import type { RequestOutput } from '../../../shared/ipc/schemas.ts'
import type { Settings } from '../../settings/settings.ts'
import type { Dialogs } from '../../windows/dialogs.ts'
import type { Handlers } from '../handlers.ts'
import type { LibraryService } from '../window-services.ts'

export type LibraryHandlerParts = {
  readonly library: LibraryService
  readonly settings: Pick<Settings, 'get'>
  readonly dialogs: Dialogs
  /** Opens script files and remembers them as recent. */
  readonly openFiles: (paths: readonly string[]) => Promise<RequestOutput<'library.openDropped'>>
  readonly showInFolder: (path: string) => void
}

/** Episodes that fill the first screen of a large window, as a list or as covers. */
const FIRST_SCREEN = 60

type LibraryHandlers = Pick<Handlers, Extract<keyof Handlers, `library.${string}`>>

export function libraryHandlers(parts: LibraryHandlerParts): LibraryHandlers {
  const { library, settings, dialogs, openFiles, showInFolder } = parts
  return {
    'library.list': () => library.list(),
    'library.beginning': async () => firstOf(await library.list(), settings.get().librarySort),
    'library.createEpisode': ({ title, text }) => library.createEpisode(title, text),
    'library.openSample': () => library.openSample(),
    'library.openScripts': async (_input, { window }) => {
      const paths = await dialogs.chooseScripts(window)
      return paths.length === 0 ? { episodes: [], refused: [] } : openFiles(paths)
    },
    'library.openDropped': ({ paths }) => openFiles(paths),
    'library.duplicate': ({ id }) => library.duplicate(id),
    'library.rename': async ({ id, title }) => {
      await library.rename(id, title)
      return undefined
    },
    'library.reveal': async ({ id }) => {
      showInFolder(await library.pathOf(id))
      return undefined
    },
    'library.trash': async ({ ids }) => {
      await library.trash(ids)
      return undefined
    },
    'library.restore': async ({ ids }) => {
      await library.restore(ids)
      return undefined
    },
  }
}

type Library = RequestOutput<'library.list'>

function firstOf(library: Library, order: EpisodeOrder): Library {
  const total = library.episodes.length
  if (total <= FIRST_SCREEN) return library
  return { ...library, episodes: orderEpisodes(library.episodes, order).slice(0, FIRST_SCREEN), total }
}
