import type { Dialogs } from '../../windows/dialogs.ts'
import type { Handlers } from '../handlers.ts'
import type { ShowService } from '../window-services.ts'

export type ShowHandlerParts = {
  readonly shows: ShowService
  readonly dialogs: Pick<Dialogs, 'choosePicture'>
  readonly showInFolder: (path: string) => void
}

type ShowHandlers = Pick<Handlers, Extract<keyof Handlers, `shows.${string}`>>

export function showHandlers({ shows, dialogs, showInFolder }: ShowHandlerParts): ShowHandlers {
  return {
    'shows.list': () => shows.list(),
    'shows.create': ({ title }) => shows.create(title),
    'shows.change': async ({ id, changes }) => {
      await shows.change(id, changes)
      return undefined
    },
    'shows.touched': ({ id, changes }) => shows.touched(id, changes),
    'shows.chooseCover': async ({ id }, { window }) => {
      const path = await dialogs.choosePicture(window)
      return path === undefined ? null : { notes: [...(await shows.setCoverFrom(id, path))] }
    },
    'shows.setCover': async ({ id, cover }) => {
      await shows.setCover(id, cover)
      return undefined
    },
    'shows.newEpisode': ({ id }) => shows.newEpisode(id),
    'shows.trash': async ({ id }) => {
      await shows.trash(id)
      return undefined
    },
    'shows.restore': async ({ id }) => {
      await shows.restore(id)
      return undefined
    },
    'shows.revealBroken': async ({ folder }) => {
      showInFolder(await shows.brokenPath(folder))
      return undefined
    },
    'shows.restoreCopy': async ({ folder }) => {
      await shows.restoreCopy(folder)
      return undefined
    },
    'shows.reveal': async ({ id }) => {
      showInFolder(await shows.pathOf(id))
      return undefined
    },
  }
}
