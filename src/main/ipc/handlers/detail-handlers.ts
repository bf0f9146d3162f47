import type { Dialogs } from '../../windows/dialogs.ts'
import type { Handlers } from '../handlers.ts'
import type { DetailService } from '../window-services.ts'

type DetailHandlers = Pick<Handlers, Extract<keyof Handlers, `details.${string}`>>

export type DetailHandlerParts = {
  readonly details: DetailService
  readonly dialogs: Pick<Dialogs, 'choosePicture'>
}

export function detailHandlers({ details, dialogs }: DetailHandlerParts): DetailHandlers {
  return {
    'details.get': ({ id }) => details.get(id),
    'details.change': async ({ id, changes }) => {
      await details.change(id, changes)
      return undefined
    },
    'details.changeChapter': async ({ id, change }) => {
      await details.changeChapter(id, change)
      return undefined
    },
    'details.choosePicture': async ({ id, chapter }, { window }) => {
      const path = await dialogs.choosePicture(window)
      return path === undefined ? null : { notes: [...(await details.setPictureFrom(id, chapter, path))] }
    },
    'details.setPicture': async ({ id, chapter, picture }) => {
      await details.setPicture(id, chapter, picture)
      return undefined
    },
  }
}
